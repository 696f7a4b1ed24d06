package io.groundplan.membership.invite;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.groundplan.runtime.input.Inputs;
import io.groundplan.runtime.problem.Problem;

/**
 * Whose pages may be sent a token. Origins are compared part by part: an address that only begins like a trusted one, or
 * names it before an `@`, is another origin.
 */
@ApplicationScoped
public class TrustedOrigins {
    static final String TOKEN = "token";

    private static final int LONGEST = 2_000;
    private static final String LOCALHOST = "localhost";
    private static final Pattern HAS_TOKEN = Pattern.compile("(^|.*&)" + TOKEN + "(=.*|&.*|)");

    private record Origin(String scheme, String host, int port) {}

    private final Set<Origin> trusted;
    private final boolean trustsLocalhost;

    TrustedOrigins(InviteConfig config) {
        this.trusted = config.trustedOrigins().orElse(List.of()).stream()
                .map(TrustedOrigins::configured)
                .collect(Collectors.toUnmodifiableSet());
        this.trustsLocalhost = config.trustLocalhost();
    }

    /** The page with that address; refuses every other origin's. */
    public RedirectPage page(String field, String text) {
        var address = parsed(Inputs.required(field, text, LONGEST))
                .orElseThrow(() -> Problem.invalid(field, "must be the address of a web page"));
        if (!origin(address).filter(this::isTrusted).isPresent()) {
            throw Problem.invalid(field, "must be of a trusted origin");
        }
        if (address.getRawQuery() != null
                && HAS_TOKEN.matcher(address.getRawQuery()).matches()) {
            throw Problem.invalid(field, "must not have a parameter named " + TOKEN);
        }
        return new RedirectPage(address);
    }

    private boolean isTrusted(Origin origin) {
        return trusted.contains(origin)
                || trustsLocalhost
                        && origin.scheme().equals("http")
                        && origin.host().equals(LOCALHOST);
    }

    private static Origin configured(String text) {
        var address = parsed(text);
        return address.filter(TrustedOrigins::isBare)
                .flatMap(TrustedOrigins::origin)
                .orElseThrow(() -> new IllegalArgumentException(
                        "groundplan.invites.trusted-origins must hold origins such as https://app.example.com, not "
                                + text));
    }

    private static boolean isBare(URI address) {
        return address.getRawPath().isEmpty() && address.getRawQuery() == null && address.getRawFragment() == null;
    }

    /** Empty for what is no web page of a plain host: browsers and this parser could disagree about it. */
    private static Optional<Origin> origin(URI address) {
        if (address.getScheme() == null || address.getHost() == null || address.getRawUserInfo() != null) {
            return Optional.empty();
        }
        var scheme = address.getScheme().toLowerCase(Locale.ROOT);
        return switch (scheme) {
            case "http" -> Optional.of(new Origin(scheme, host(address), port(address, 80)));
            case "https" -> Optional.of(new Origin(scheme, host(address), port(address, 443)));
            default -> Optional.empty();
        };
    }

    private static String host(URI address) {
        return address.getHost().toLowerCase(Locale.ROOT);
    }

    private static int port(URI address, int usual) {
        return address.getPort() < 0 ? usual : address.getPort();
    }

    private static Optional<URI> parsed(String text) {
        try {
            return Optional.of(new URI(text).parseServerAuthority());
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}

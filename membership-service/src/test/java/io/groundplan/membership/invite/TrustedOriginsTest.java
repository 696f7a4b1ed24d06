package io.groundplan.membership.invite;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.groundplan.runtime.problem.Problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class TrustedOriginsTest {
    private static final InviteToken TOKEN = new InviteToken("T".repeat(43));

    private final TrustedOrigins origins = origins(List.of("https://app.example.com", "http://intranet:8000"), false);

    @ParameterizedTest
    @CsvSource({
        "https://app.example.com, https://app.example.com?token=",
        "https://app.example.com/, https://app.example.com/?token=",
        "https://APP.example.com:443/join, https://APP.example.com:443/join?token=",
        "https://app.example.com/join?a=b, https://app.example.com/join?a=b&token=",
        "https://app.example.com/join?, https://app.example.com/join?token=",
        "http://intranet:8000/x, http://intranet:8000/x?token="
    })
    void thePageGetsTheTokenAsTheLastParameter(String page, String link) {
        assertEquals(link + TOKEN.text(), with(page));
    }

    @Test
    void aFragmentStaysBehindTheToken() {
        assertEquals(
                "https://app.example.com/?a=b&token=" + TOKEN.text() + "#/join",
                with("https://app.example.com/?a=b#/join"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.com.evil.example",
                "https://app.example.com@evil.example",
                "https://user@app.example.com",
                "https://app.example.com:444",
                "https://app.example.com%40evil.example",
                "https://app.example.com\\@evil.example",
                "https://app.example.comevil",
                "https://sub.app.example.com",
                "http://app.example.com",
                "http://intranet",
                "https://intranet:8000",
                "http://localhost:3000",
                "https:///app.example.com",
                "https:app.example.com",
                "//app.example.com",
                "ftp://app.example.com",
                "https://app.example.com\n.evil.example",
                "https://app.example.com/?token=x",
                "https://app.example.com/?a=b&token",
                " https://app.example.com"
            })
    void everyOtherOriginIsRefused(String page) {
        assertThrows(Problem.class, () -> origins.page("redirectURI", page));
    }

    @Test
    void everyPortOfThisMachineIsTrustedWhereThatIsConfigured() {
        var local = origins(List.of(), true);
        local.page("redirectURI", "http://localhost:3000/join");
        local.page("redirectURI", "http://localhost");
        for (var page : List.of("https://localhost", "http://localhost.example", "http://127.0.0.1:3000")) {
            assertThrows(Problem.class, () -> local.page("redirectURI", page));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"app.example.com", "https://app.example.com/", "*", "https://*.example.com", ""})
    void whatIsNoOriginIsNotConfigured(String origin) {
        assertThrows(IllegalArgumentException.class, () -> origins(List.of(origin), false));
    }

    private String with(String page) {
        return origins.page("redirectURI", page).with(TOKEN).toString();
    }

    private static TrustedOrigins origins(List<String> trusted, boolean localhost) {
        return new TrustedOrigins(new Settings(Optional.of(trusted), localhost));
    }

    private record Settings(Optional<List<String>> trustedOrigins, boolean trustLocalhost) implements InviteConfig {

        @Override
        public Duration lifetime() {
            return Duration.ofDays(7);
        }

        @Override
        public int maxPending() {
            return 0;
        }

        @Override
        public int maxPerHour() {
            return 0;
        }

        @Override
        public String link() {
            return "https://app.example.com/invites/";
        }

        @Override
        public Optional<String> teamLink() {
            return Optional.empty();
        }

        @Override
        public Duration keptFor() {
            return Duration.ofDays(30);
        }
    }
}

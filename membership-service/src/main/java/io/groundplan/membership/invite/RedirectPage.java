package io.groundplan.membership.invite;

import java.net.URI;

/** A page of a trusted origin that takes a token; see {@link TrustedOrigins}. */
public final class RedirectPage {
    private final URI address;

    RedirectPage(URI address) {
        this.address = address;
    }

    /** The page's address with the token as the last parameter of its query. */
    URI with(InviteToken token) {
        var text = address.toString();
        int fragment = text.indexOf('#');
        var page = fragment < 0 ? text : text.substring(0, fragment);
        var query = address.getRawQuery();
        var separator = query == null ? "?" : query.isEmpty() ? "" : "&";
        return URI.create(page + separator + TrustedOrigins.TOKEN + "=" + token.text() + text.substring(page.length()));
    }
}

package io.groundplan.runtime.paging;

import java.util.Optional;

import jakarta.enterprise.context.RequestScoped;

import io.vertx.ext.web.RoutingContext;

/** The `Link` header of a page, relative to the address that the client used. */
@RequestScoped
public class PageLinks {
    private final RoutingContext routing;

    PageLinks(RoutingContext routing) {
        this.routing = routing;
    }

    /** The value of `Link`, when there is a next page. */
    public Optional<String> next(Page<?> page) {
        return page.next().map(cursor -> "<" + withCursor(routing.request().uri(), cursor.text()) + ">; rel=\"next\"");
    }

    static String withCursor(String uri, String cursor) {
        int query = uri.indexOf('?');
        if (query < 0) {
            return uri + "?cursor=" + cursor;
        }
        var kept = new StringBuilder(uri.substring(0, query + 1));
        for (var parameter : uri.substring(query + 1).split("&")) {
            if (!parameter.isEmpty() && !parameter.startsWith("cursor=")) {
                kept.append(parameter).append('&');
            }
        }
        return kept.append("cursor=").append(cursor).toString();
    }
}

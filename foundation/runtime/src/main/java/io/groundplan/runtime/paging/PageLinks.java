package io.groundplan.runtime.paging;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;

import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.RestResponse;

/** Pages of lists as answers, and the `Link` header of a page, relative to the address that the client used. */
@RequestScoped
public class PageLinks {
    private final RoutingContext routing;

    PageLinks(RoutingContext routing) {
        this.routing = routing;
    }

    /** A bare array, with `Link` when there is a next page. */
    public <T, J> RestResponse<List<J>> answer(Page<T> page, Function<T, J> json) {
        return answer(page.map(json).items(), next(page));
    }

    static <J> RestResponse<List<J>> answer(List<J> items, Optional<String> next) {
        var response = RestResponse.ResponseBuilder.ok(items);
        next.ifPresent(link -> response.header(HttpHeaders.LINK, link));
        return response.build();
    }

    /** The value of `Link`, when there is a next page. */
    public Optional<String> next(Page<?> page) {
        return next(page, "cursor", Cursor::text);
    }

    /** The same where the surface has another name, and perhaps another form, for where a page starts. */
    public Optional<String> next(Page<?> page, String parameter, Function<Cursor, String> text) {
        return page.next()
                .map(cursor -> "<" + with(routing.request().uri(), parameter, text.apply(cursor)) + ">; rel=\"next\"");
    }

    static String with(String uri, String name, String value) {
        var next = name + "=" + value;
        int query = uri.indexOf('?');
        if (query < 0) {
            return uri + "?" + next;
        }
        var kept = new StringBuilder(uri.substring(0, query + 1));
        for (var parameter : uri.substring(query + 1).split("&")) {
            if (!parameter.isEmpty() && !parameter.startsWith(name + "=")) {
                kept.append(parameter).append('&');
            }
        }
        return kept.append(next).toString();
    }
}

package io.groundplan.project.api.studio;

import java.util.List;
import java.util.function.Function;

import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.RestResponse;

import io.groundplan.runtime.paging.Page;
import io.groundplan.runtime.paging.PageLinks;

/** Lists of this surface are bare arrays; `Link` names the next page. */
final class Pages {
    private Pages() {}

    static <T, J> RestResponse<List<J>> of(Page<T> page, PageLinks links, Function<T, J> json) {
        var response = RestResponse.ResponseBuilder.ok(page.map(json).items());
        links.next(page).ifPresent(next -> response.header(HttpHeaders.LINK, next));
        return response.build();
    }
}

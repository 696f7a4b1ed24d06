package io.groundplan.project.api.fleet;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.RestResponse;

import io.groundplan.contracts.id.TypedId;
import io.groundplan.runtime.paging.Cursor;
import io.groundplan.runtime.paging.Page;
import io.groundplan.runtime.paging.PageLinks;
import io.groundplan.runtime.paging.PageRequest;
import io.groundplan.runtime.problem.Problem;

/** Lists of this surface: bare arrays, cut by `last` and continued behind the item whose id `before` is. */
@ApplicationScoped
class Paging {
    static final String LAST = "How many at most, 1 to 1,000; 1,000 without it.";
    static final String BEFORE = "The id of the item to go on behind; Link has it for the next page.";

    private final PageLinks links;

    Paging(PageLinks links) {
        this.links = links;
    }

    /** Reads the two parameters; both may be null. */
    static PageRequest request(String last, String before, Function<String, Optional<? extends TypedId>> parse) {
        int limit = PageRequest.limit("last", last, PageRequest.MAX_LIMIT, PageRequest.MAX_LIMIT);
        if (before == null) {
            return new PageRequest(limit, Optional.empty());
        }
        UUID behind = parse.apply(before)
                .orElseThrow(() -> Problem.invalid("before", "is no id of this list"))
                .value();
        return new PageRequest(limit, Optional.of(new Cursor(behind)));
    }

    <T, R> RestResponse<List<R>> answer(Page<T> page, Function<T, R> json) {
        var response =
                RestResponse.ResponseBuilder.ok(page.items().stream().map(json).toList());
        links.next(page, "before", cursor -> cursor.after().toString())
                .ifPresent(next -> response.header(HttpHeaders.LINK, next));
        return response.build();
    }
}

package io.groundplan.runtime.paging;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.resteasy.reactive.RestResponse;

import io.groundplan.contracts.id.TypedId;
import io.groundplan.runtime.problem.Problem;

/** Lists that are bare arrays, cut by `last` and continued behind the item whose id `before` is. */
@ApplicationScoped
public class LastAndBefore {
    public static final String LAST = "How many at most, 1 to 1,000; 1,000 without it.";
    public static final String BEFORE = "The id of the item to go on behind; Link has it for the next page.";

    private final PageLinks links;

    LastAndBefore(PageLinks links) {
        this.links = links;
    }

    /** Reads the two parameters; both may be null. */
    public static PageRequest request(String last, String before, Function<String, Optional<? extends TypedId>> parse) {
        int limit = PageRequest.limit("last", last, PageRequest.MAX_LIMIT, PageRequest.MAX_LIMIT);
        if (before == null) {
            return new PageRequest(limit, Optional.empty());
        }
        UUID behind = parse.apply(before)
                .orElseThrow(() -> Problem.invalid("before", "is no id of this list"))
                .value();
        return new PageRequest(limit, Optional.of(new Cursor(behind)));
    }

    public <T, J> RestResponse<List<J>> answer(Page<T> page, Function<T, J> json) {
        var next = links.next(page, "before", cursor -> cursor.after().toString());
        return PageLinks.answer(page.map(json).items(), next);
    }
}

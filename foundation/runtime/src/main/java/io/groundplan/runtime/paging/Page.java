package io.groundplan.runtime.paging;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** A part of a list, and where the next part starts when there is one. */
public record Page<T>(List<T> items, Optional<Cursor> next) {

    /** Cuts a result that was read with one row more than the limit. */
    public static <T> Page<T> cut(List<T> rows, int limit, Function<T, UUID> id) {
        if (rows.size() <= limit) {
            return new Page<>(rows, Optional.empty());
        }
        var items = rows.subList(0, limit);
        return new Page<>(items, Optional.of(new Cursor(id.apply(items.get(limit - 1)))));
    }

    public <R> Page<R> map(Function<T, R> mapper) {
        return new Page<>(items.stream().map(mapper).toList(), next);
    }
}

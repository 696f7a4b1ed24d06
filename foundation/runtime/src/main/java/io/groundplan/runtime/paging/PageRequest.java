package io.groundplan.runtime.paging;

import java.util.Optional;

import io.groundplan.runtime.problem.Problem;

/** Which part of a list is asked for: up to `limit` items, newest first, behind the cursor. */
public record PageRequest(int limit, Optional<Cursor> cursor) {
    public static final int MAX_LIMIT = 1_000;

    /** Reads the query parameters `limit` (1–1,000) and `cursor`; both may be null. */
    public static PageRequest of(String limit, String cursor, int defaultLimit) {
        return new PageRequest(
                limit == null ? defaultLimit : parseLimit(limit),
                Optional.ofNullable(cursor).map(text -> Cursor.parse(text)
                        .orElseThrow(() -> Problem.invalid("cursor", "is not one of ours"))));
    }

    private static int parseLimit(String text) {
        try {
            int limit = Integer.parseInt(text.trim());
            if (limit >= 1 && limit <= MAX_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // answered below, like a number out of range
        }
        throw Problem.invalid("limit", "must be a number from 1 to " + MAX_LIMIT);
    }
}

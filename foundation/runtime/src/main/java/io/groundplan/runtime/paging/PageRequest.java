package io.groundplan.runtime.paging;

import java.util.Optional;
import java.util.UUID;

import io.groundplan.runtime.problem.Problem;

/** Which part of a list is asked for: up to `limit` items, newest first, behind the cursor. */
public record PageRequest(int limit, Optional<Cursor> cursor) {
    public static final int MAX_LIMIT = 1_000;
    private static final UUID HIGHEST = new UUID(-1, -1);

    /** Reads the query parameters `limit` (1–1,000) and `cursor`; both may be null. */
    public static PageRequest of(String limit, String cursor, int defaultLimit) {
        return of(limit, cursor, defaultLimit, MAX_LIMIT);
    }

    /** The same for a list whose document allows fewer items at once. */
    public static PageRequest of(String limit, String cursor, int defaultLimit, int maxLimit) {
        return new PageRequest(
                limit("limit", limit, defaultLimit, maxLimit),
                Optional.ofNullable(cursor).map(text -> Cursor.parse(text)
                        .orElseThrow(() -> Problem.invalid("cursor", "is not one of ours"))));
    }

    /** Every id of the page is below this one; PostgreSQL compares UUIDs byte by byte. */
    public UUID below() {
        return cursor.map(Cursor::after).orElse(HIGHEST);
    }

    /** The number of items that a parameter of that name asks for; `text` may be null. */
    public static int limit(String parameter, String text, int defaultLimit, int maxLimit) {
        if (text == null) {
            return defaultLimit;
        }
        try {
            int limit = Integer.parseInt(text.trim());
            if (limit >= 1 && limit <= maxLimit) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // answered below, like a number out of range
        }
        throw Problem.invalid(parameter, "must be a number from 1 to " + maxLimit);
    }
}

package io.groundplan.membership.paging;

import java.util.List;
import java.util.UUID;

import io.groundplan.contracts.id.CanonicalId;
import io.groundplan.runtime.paging.PageRequest;

/**
 * A place in a list that is ordered by a counter, in the form of a cursor. It stays good when the item that it was taken
 * from has left the list.
 */
public final class Position {
    private static final String NO_TIME = "0".repeat(12);

    private Position() {}

    public static UUID of(long counter) {
        return CanonicalId.parse("%024x".formatted(counter), List.of()).orElseThrow();
    }

    /** Whether the cursor is a place of such a list, and not the id of anything: those begin with the time. */
    public static boolean isOne(UUID cursor) {
        return CanonicalId.hex(cursor).startsWith(NO_TIME);
    }

    /** Everything on the page comes after this, in a list that begins with the lowest. */
    public static long above(PageRequest page) {
        return page.cursor().map(cursor -> counter(cursor.after())).orElse(0L);
    }

    /** Everything on the page comes before this, in a list that begins with the highest. */
    public static long below(PageRequest page) {
        return page.cursor().map(cursor -> counter(cursor.after())).orElse(Long.MAX_VALUE);
    }

    /** Ids of other lists have more digits than any counter; they lead to places where nothing is. */
    private static long counter(UUID cursor) {
        return Long.parseUnsignedLong(CanonicalId.hex(cursor).substring(9), 16);
    }
}

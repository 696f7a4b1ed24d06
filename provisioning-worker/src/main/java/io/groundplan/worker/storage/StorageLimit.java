package io.groundplan.worker.storage;

import io.groundplan.worker.cluster.Identifier;

/**
 * What the plan of a database's project allows it to hold, and whether its login was told to read only when it was looked
 * at last.
 */
public record StorageLimit(Identifier login, long bytes, boolean readOnly) {
    /** Below this part of the limit writing is allowed again, so that a database at its limit does not go back and forth. */
    private static final double AGAIN = 0.95;

    /** Whether a database of that size is to be read only. */
    public boolean isReached(long totalBytes) {
        return readOnly ? totalBytes >= bytes * AGAIN : totalBytes > bytes;
    }
}

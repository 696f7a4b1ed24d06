package io.groundplan.runtime.directory;

import java.time.Instant;

/** What the user directory knows of a person besides what their token says: when it learned it, first and last. */
public record DirectoryEntry(Instant createdAt, Instant updatedAt) {

    boolean isComplete() {
        return createdAt != null && updatedAt != null;
    }
}

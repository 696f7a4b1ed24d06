package io.groundplan.worker.sampler;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.worker.cluster.Identifier;
import io.groundplan.worker.storage.StorageLimit;

/** One worker's hold on the next sample of a database. The end of its lease is also its fence. */
record DueDatabase(
        DatabaseId id,
        ProjectId project,
        Identifier name,
        int failures,
        List<Long> knownTables,
        OffsetDateTime leaseUntil,
        Optional<StorageLimit> limit) {

    /** Whether the last sample did not come, so that this one may not come either. */
    boolean isSuspect() {
        return failures > 0;
    }
}

package io.groundplan.usage.sample;

import java.time.Instant;

import io.groundplan.contracts.event.UsageEvent.DatabaseSampled;
import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.id.ProjectId;

/** What a database held at a time, in bytes with its indexes apart: they and the data are the whole. */
record DatabaseSample(
        DatabaseId database,
        ProjectId project,
        Instant takenAt,
        long collections,
        long documents,
        long dataBytes,
        long indexBytes) {

    static DatabaseSample of(DatabaseSampled sampled, Instant takenAt) {
        // the two sizes are read one after the other, so an index may have grown in between
        long indexes = Math.min(sampled.indexBytes(), sampled.totalBytes());
        return new DatabaseSample(
                new DatabaseId(sampled.databaseId()),
                new ProjectId(sampled.projectId()),
                takenAt,
                sampled.collections(),
                sampled.documents(),
                sampled.totalBytes() - indexes,
                indexes);
    }

    long bytes() {
        return dataBytes + indexBytes;
    }
}

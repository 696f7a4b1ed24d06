package io.groundplan.contracts.event;

import java.util.UUID;

/** Facts about what projects use, which any producer may tell; counters are of one event, never running totals. */
public sealed interface UsageEvent extends EventData {

    @Override
    default String topic() {
        return Topics.USAGE;
    }

    /** Requests that were made; `operation` is read, list, create, update or delete, `databaseId` may be absent. */
    record UsageRecorded(
            UUID projectId, UUID databaseId, String operation, long requests, long ingressBytes, long egressBytes)
            implements UsageEvent {
        public static final String TYPE = "io.groundplan.usage.recorded.v1";

        @Override
        public String eventType() {
            return TYPE;
        }
    }

    /** What a database held at the time of the event; `totalBytes` includes `indexBytes`. */
    record DatabaseSampled(
            UUID projectId,
            UUID databaseId,
            long collections,
            long documents,
            long totalBytes,
            long indexBytes,
            long connections)
            implements UsageEvent {
        public static final String TYPE = "io.groundplan.database.sampled.v1";

        @Override
        public String eventType() {
            return TYPE;
        }
    }

    /** A table was seen in a database for the first time. */
    record CollectionCreated(UUID projectId, UUID databaseId, String schemaName, String collectionName)
            implements UsageEvent {
        public static final String TYPE = "io.groundplan.collection.created.v1";

        @Override
        public String eventType() {
            return TYPE;
        }
    }
}

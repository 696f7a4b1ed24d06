package io.groundplan.contracts.event;

import java.util.UUID;

/** What the guard of storage did to a database, owned by provisioning-worker; sizes are those that it saw. */
public sealed interface StorageEvent extends EventData {

    UUID projectId();

    UUID databaseId();

    @Override
    default String topic() {
        return Topics.JOBS;
    }

    /** The database holds more than its plan allows; its login may read only by default. */
    record StorageLimited(UUID projectId, UUID databaseId, long totalBytes, long limitBytes) implements StorageEvent {
        public static final String TYPE = "io.groundplan.database.storage_limited.v1";

        @Override
        public String eventType() {
            return TYPE;
        }
    }

    /** The database holds less than 95 % of what its plan allows; its login may write again. */
    record StorageRestored(UUID projectId, UUID databaseId, long totalBytes, long limitBytes) implements StorageEvent {
        public static final String TYPE = "io.groundplan.database.storage_restored.v1";

        @Override
        public String eventType() {
            return TYPE;
        }
    }
}

package io.groundplan.contracts.event;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Facts about projects and what belongs to them, owned by project-service. */
public sealed interface ProjectEvent extends EventData {

    UUID projectId();

    @Override
    default String topic() {
        return Topics.PROJECT;
    }

    /** A project exists; `ownerId` is its only owner, `ownerName` what to call them until the directory knows better. */
    record ProjectCreated(UUID projectId, UUID teamId, UUID ownerId, String ownerName, String name, String slug)
            implements ProjectEvent {
        public static final String TYPE = "io.groundplan.project.created.v1";

        @Override
        public String eventType() {
            return TYPE;
        }
    }

    /** Name, description or settings changed; `changed` lists the changed fields, `name` is the present one. */
    record ProjectUpdated(UUID projectId, String name, List<String> changed) implements ProjectEvent {
        public static final String TYPE = "io.groundplan.project.updated.v1";

        @Override
        public String eventType() {
            return TYPE;
        }
    }

    /** The project is gone from every surface; its databases are being dropped. */
    record ProjectDeleted(UUID projectId, String name) implements ProjectEvent {
        public static final String TYPE = "io.groundplan.project.deleted.v1";

        @Override
        public String eventType() {
            return TYPE;
        }
    }

    /** The project's primary database can be connected to. */
    record ProjectReady(UUID projectId, String name) implements ProjectEvent {
        public static final String TYPE = "io.groundplan.project.ready.v1";

        @Override
        public String eventType() {
            return TYPE;
        }
    }

    /** An environment was added. */
    record EnvironmentCreated(UUID projectId, UUID environmentId, String environmentName, boolean isDefault)
            implements ProjectEvent {
        public static final String TYPE = "io.groundplan.environment.created.v1";

        @Override
        public String eventType() {
            return TYPE;
        }
    }

    /** A database is wanted; it can be connected to after its job completed. */
    record DatabaseCreated(UUID projectId, UUID databaseId, UUID environmentId, String databaseName)
            implements ProjectEvent {
        public static final String TYPE = "io.groundplan.database.created.v1";

        @Override
        public String eventType() {
            return TYPE;
        }
    }

    /** A database and its roles were dropped. */
    record DatabaseDeleted(UUID projectId, UUID databaseId, String databaseName) implements ProjectEvent {
        public static final String TYPE = "io.groundplan.database.deleted.v1";

        @Override
        public String eventType() {
            return TYPE;
        }
    }

    /** An API key was made; `projectId` is absent for a key of the whole organization. */
    record ApiKeyCreated(UUID projectId, UUID teamId, UUID keyId, String name, List<String> scopes, Instant expiresAt)
            implements ProjectEvent {
        public static final String TYPE = "io.groundplan.api_key.created.v1";

        @Override
        public String eventType() {
            return TYPE;
        }
    }

    /** An API key no longer opens anything. */
    record ApiKeyRevoked(UUID projectId, UUID teamId, UUID keyId, String name) implements ProjectEvent {
        public static final String TYPE = "io.groundplan.api_key.revoked.v1";

        @Override
        public String eventType() {
            return TYPE;
        }
    }
}

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

    /** Settings of an environment changed; `changed` lists the changed fields, `environmentName` is the present one. */
    record EnvironmentUpdated(UUID projectId, UUID environmentId, String environmentName, List<String> changed)
            implements ProjectEvent {
        public static final String TYPE = "io.groundplan.environment.updated.v1";

        @Override
        public String eventType() {
            return TYPE;
        }
    }

    /** An environment is gone from every surface. */
    record EnvironmentDeleted(UUID projectId, UUID environmentId, String environmentName) implements ProjectEvent {
        public static final String TYPE = "io.groundplan.environment.deleted.v1";

        @Override
        public String eventType() {
            return TYPE;
        }
    }

    /** The named environment is the default one of its project now. */
    record EnvironmentDefaultChanged(UUID projectId, UUID environmentId, String environmentName)
            implements ProjectEvent {
        public static final String TYPE = "io.groundplan.environment.default_changed.v1";

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

    /** Name or scopes of an API key changed; `projectId` is absent for a key of the whole organization. */
    record ApiKeyUpdated(UUID projectId, UUID teamId, UUID keyId, String name, List<String> scopes)
            implements ProjectEvent {
        public static final String TYPE = "io.groundplan.api_key.updated.v1";

        @Override
        public String eventType() {
            return TYPE;
        }
    }

    /** An API key has a new secret; the old one opens nothing. */
    record ApiKeyRotated(UUID projectId, UUID teamId, UUID keyId, String name) implements ProjectEvent {
        public static final String TYPE = "io.groundplan.api_key.rotated.v1";

        @Override
        public String eventType() {
            return TYPE;
        }
    }

    /** An API key is revoked and no longer listed. */
    record ApiKeyDeleted(UUID projectId, UUID teamId, UUID keyId, String name) implements ProjectEvent {
        public static final String TYPE = "io.groundplan.api_key.deleted.v1";

        @Override
        public String eventType() {
            return TYPE;
        }
    }

    /** A project token was made. */
    record ProjectTokenCreated(UUID projectId, UUID tokenId, String name) implements ProjectEvent {
        public static final String TYPE = "io.groundplan.project_token.created.v1";

        @Override
        public String eventType() {
            return TYPE;
        }
    }

    /** A project token no longer opens anything. */
    record ProjectTokenRevoked(UUID projectId, UUID tokenId, String name) implements ProjectEvent {
        public static final String TYPE = "io.groundplan.project_token.revoked.v1";

        @Override
        public String eventType() {
            return TYPE;
        }
    }

    /** A task was added. */
    record TaskCreated(UUID projectId, UUID taskId, String taskName, String phase) implements ProjectEvent {
        public static final String TYPE = "io.groundplan.task.created.v1";

        @Override
        public String eventType() {
            return TYPE;
        }
    }

    /** A task has another status. */
    record TaskStatusChanged(UUID projectId, UUID taskId, String taskName, String status) implements ProjectEvent {
        public static final String TYPE = "io.groundplan.task.status_changed.v1";

        @Override
        public String eventType() {
            return TYPE;
        }
    }
}

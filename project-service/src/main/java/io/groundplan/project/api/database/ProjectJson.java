package io.groundplan.project.api.database;

import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.contracts.id.JobId;
import io.groundplan.project.cluster.Cluster;
import io.groundplan.project.database.DatabaseProject;

/** A project as the database document shows it (Projects, response body). Absent: not known yet. */
@Schema(name = "Project")
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProjectJson(
        @Schema(description = "The cluster that holds the database.", examples = "local") String clusterId,
        @Schema(required = true, description = "UTC, in seconds.", examples = "2024-01-15T10:30:00Z") Instant createdAt,
        @Schema(description = "Name of the PostgreSQL database.") String databaseName,
        @Schema(description = "Port for direct connections.", examples = "5432") Integer directPort,
        @Schema(
                        required = true,
                        enumeration = {"production", "non_production"})
                String environment,
        @Schema(required = true, description = "prj_ and 20 characters of base32.") String id,
        @Schema(required = true, description = "PostgreSQL interval text.", examples = "60s")
                String idleTransactionTimeout,
        @Schema(description = "Why the last job did not succeed.") String lastError,
        @Schema(description = "The latest job of the project.") String latestJobId,
        @Schema(
                        required = true,
                        description = "Connections that the login role may open, at most the plan's.",
                        minimum = "1")
                int maxConnections,
        @Schema(required = true, maxLength = 100) String name,
        @Schema(required = true, description = "org_ and 20 characters of base32.") String organizationId,
        @Schema(required = true, examples = "free") String plan,
        @Schema(description = "Port of the connection pooler, where there is one.", examples = "6432")
                Integer pooledPort,
        @Schema(description = "Host that clients connect to.") String publicHost,
        @Schema(required = true) String region,
        @Schema(description = "The login role.") String roleName,
        @Schema(required = true, description = "DNS label, unique in the organization.") String slug,
        @Schema(description = "What clients give as sslmode.", examples = "require") String sslMode,
        @Schema(
                        required = true,
                        enumeration = {"provisioning", "ready", "failed", "deleting"})
                String state,
        @Schema(required = true, description = "PostgreSQL interval text.", examples = "60s") String statementTimeout,
        @Schema(required = true, description = "Bytes that the plan allows.", examples = "1073741824")
                long storageLimitBytes,
        @Schema(required = true, description = "UTC, in seconds.", examples = "2024-01-15T10:30:00Z")
                Instant updatedAt) {

    static ProjectJson of(DatabaseProject whole, Optional<Cluster> cluster) {
        var project = whole.project();
        var database = whole.database();
        return new ProjectJson(
                database.clusterId(),
                Seconds.of(project.createdAt()),
                database.target().databaseName(),
                cluster.map(Cluster::directPort).orElse(null),
                project.purpose().text(),
                project.id().text(),
                project.limits().idleTransactionTimeout(),
                database.lastError().orElse(null),
                database.latestJob().map(JobId::text).orElse(null),
                whole.maxConnections(),
                project.name(),
                project.team().organizationText(),
                whole.plan().name(),
                cluster.map(Cluster::pooledPort).orElse(null),
                cluster.map(Cluster::publicHost).orElse(null),
                database.region(),
                database.target().loginRole(),
                project.slug(),
                cluster.map(Cluster::sslMode).orElse(null),
                whole.state().text(),
                project.limits().statementTimeout(),
                whole.plan().storageBytes(),
                Seconds.of(project.updatedAt()));
    }
}

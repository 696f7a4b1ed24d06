package io.groundplan.project.project;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;

/** A row of `project`. */
@Entity
@Table(name = "project")
class ProjectEntity {
    @Id
    UUID id;

    @Column(name = "team_id")
    UUID teamId;

    String name;

    @Column(name = "display_name")
    String displayName;

    String description;

    @Column(name = "client_name")
    String clientName;

    String color;

    @Column(name = "single_server_mode")
    boolean singleServerMode;

    @Column(name = "default_server_id")
    UUID defaultServerId;

    @Column(name = "auto_error_tracking_enabled")
    boolean autoErrorTracking;

    @Column(name = "icon_file")
    String iconFile;

    String slug;
    String purpose;
    String plan;

    @Column(name = "statement_timeout")
    String statementTimeout;

    @Column(name = "idle_transaction_timeout")
    String idleTransactionTimeout;

    @Column(name = "max_connections")
    Integer maxConnections;

    @Column(name = "primary_database_id")
    UUID primaryDatabaseId;

    String state;
    long version;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    void setProfile(Profile profile) {
        name = profile.name();
        displayName = profile.displayName().orElse(null);
        description = profile.description().orElse(null);
        clientName = profile.clientName().orElse(null);
        color = profile.color().orElse(null);
        singleServerMode = profile.singleServerMode();
        defaultServerId = profile.defaultServer().orElse(null);
        autoErrorTracking = profile.autoErrorTracking();
    }

    void setLimits(Limits limits) {
        plan = limits.plan();
        statementTimeout = limits.statementTimeout();
        idleTransactionTimeout = limits.idleTransactionTimeout();
        maxConnections = limits.ownMaxConnections().isPresent()
                ? limits.ownMaxConnections().getAsInt()
                : null;
    }

    Project toProject() {
        return new Project(
                new ProjectId(id),
                new TeamId(teamId),
                profile(),
                slug,
                Purpose.parse(purpose).orElseThrow(),
                limits(),
                Optional.ofNullable(primaryDatabaseId).map(DatabaseId::new),
                Optional.ofNullable(iconFile),
                ProjectState.of(state),
                version,
                createdAt,
                updatedAt);
    }

    private Profile profile() {
        return new Profile(
                name,
                Optional.ofNullable(displayName),
                Optional.ofNullable(description),
                Optional.ofNullable(clientName),
                Optional.ofNullable(color),
                singleServerMode,
                Optional.ofNullable(defaultServerId),
                autoErrorTracking);
    }

    private Limits limits() {
        var connections = maxConnections == null ? OptionalInt.empty() : OptionalInt.of(maxConnections);
        return new Limits(plan, statementTimeout, idleTransactionTimeout, connections);
    }
}

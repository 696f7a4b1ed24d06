package io.groundplan.project.database;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.id.EnvironmentId;
import io.groundplan.contracts.id.JobId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.job.DatabaseTarget;
import io.groundplan.runtime.secret.Sealed;

/** A row of `project_database`. */
@Entity
@Table(name = "project_database")
class DatabaseEntity {
    @Id
    UUID id;

    @Column(name = "project_id")
    UUID projectId;

    @Column(name = "environment_id")
    UUID environmentId;

    String name;

    @Column(name = "database_name")
    String databaseName;

    @Column(name = "owner_role")
    String ownerRole;

    @Column(name = "login_role")
    String loginRole;

    @Column(name = "cluster_id")
    String clusterId;

    String region;
    String state;

    @Column(name = "last_error")
    String lastError;

    @Column(name = "read_only")
    boolean readOnly;

    @Column(name = "password_key_id")
    String passwordKeyId;

    @Column(name = "password_sealed")
    byte[] passwordSealed;

    @Column(name = "next_password_key_id")
    String nextPasswordKeyId;

    @Column(name = "next_password_sealed")
    byte[] nextPasswordSealed;

    @Column(name = "latest_job_id")
    UUID latestJobId;

    @Version
    long version;

    @Column(name = "created_at")
    Instant createdAt;

    void setPassword(Sealed sealed) {
        passwordKeyId = sealed.keyId();
        passwordSealed = sealed.bytes();
    }

    void setNextPassword(Sealed sealed) {
        nextPasswordKeyId = sealed.keyId();
        nextPasswordSealed = sealed.bytes();
    }

    void clearNextPassword() {
        nextPasswordKeyId = null;
        nextPasswordSealed = null;
    }

    Database toDatabase() {
        return new Database(
                new DatabaseId(id),
                new ProjectId(projectId),
                new EnvironmentId(environmentId),
                name,
                new DatabaseTarget(id, databaseName, ownerRole, loginRole),
                clusterId,
                region,
                DatabaseState.of(state),
                LastError.of(lastError, readOnly),
                new Sealed(passwordKeyId, passwordSealed),
                Optional.ofNullable(nextPasswordKeyId).map(keyId -> new Sealed(keyId, nextPasswordSealed)),
                Optional.ofNullable(latestJobId).map(JobId::new),
                version,
                createdAt);
    }
}

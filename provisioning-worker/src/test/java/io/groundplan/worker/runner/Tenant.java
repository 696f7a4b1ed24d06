package io.groundplan.worker.runner;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

import io.groundplan.contracts.id.CanonicalId;
import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.job.DatabaseTarget;
import io.groundplan.contracts.job.JobSpec;
import io.groundplan.contracts.job.RoleLimits;
import io.groundplan.testkit.quarkus.TestServers;

/** A project of its own with names for a database and roles, and the jobs that one asks for it. */
record Tenant(ProjectId project, UUID organization, DatabaseTarget target, String password) {
    static final RoleLimits FREE = new RoleLimits(15, "60s", "30s", 1L << 30);
    static final RoleLimits SMALL = new RoleLimits(3, "5s", "10s", 1L << 30);

    static Tenant create() {
        return create(UUID.randomUUID());
    }

    static Tenant create(UUID organization) {
        var project = ProjectId.next(Clock.systemUTC());
        var name = "t_" + CanonicalId.base32(project.value());
        var target = new DatabaseTarget(DatabaseId.next(Clock.systemUTC()).value(), name, name + "_owner", name);
        return new Tenant(project, organization, target, "secret-" + UUID.randomUUID());
    }

    JobSpec provision() {
        return new JobSpec.ProvisionProject(
                target, Scram.verifier(password), FREE, List.of("vector", "pgcrypto", "uuid-ossp", "pg_trgm"));
    }

    JobSpec createDatabase() {
        return new JobSpec.CreateDatabase(target, Scram.verifier(password), FREE, List.of("pgcrypto"));
    }

    JobSpec delete() {
        return new JobSpec.DeleteProject(List.of(target));
    }

    JobSpec deleteDatabase() {
        return new JobSpec.DeleteDatabase(target);
    }

    JobSpec enable(String extension) {
        return new JobSpec.EnableExtension(target, extension);
    }

    JobSpec disable(String extension) {
        return new JobSpec.DisableExtension(target, extension);
    }

    JobSpec rotate(String newPassword) {
        return new JobSpec.RotateCredentials(target, Scram.verifier(newPassword));
    }

    JobSpec limit(RoleLimits limits) {
        return new JobSpec.ApplyLimits(List.of(target), limits);
    }

    /** Another database of the project, which {@link #copy} fills with what is in this one. */
    Tenant copied() {
        return copied("_c");
    }

    Tenant copied(String suffix) {
        var name = target.databaseName() + suffix;
        var other = new DatabaseTarget(DatabaseId.next(Clock.systemUTC()).value(), name, name + "_owner", name);
        return new Tenant(project, organization, other, "secret-of-the-copy");
    }

    JobSpec copy() {
        return copyTo(copied());
    }

    JobSpec copyTo(Tenant copy) {
        return new JobSpec.CloneEnvironment(target, copy.target, Scram.verifier(copy.password), FREE);
    }

    String database() {
        return target.databaseName();
    }

    String marker() {
        return "groundplan:" + project.text();
    }

    Connection connect() throws SQLException {
        return connectTo(database());
    }

    Connection connectTo(String database) throws SQLException {
        return TestServers.tenant().connect(database, target.loginRole(), password);
    }

    Connection connectWith(String otherPassword) throws SQLException {
        return TestServers.tenant().connect(database(), target.loginRole(), otherPassword);
    }
}

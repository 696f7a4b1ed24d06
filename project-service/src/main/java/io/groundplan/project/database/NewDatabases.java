package io.groundplan.project.database;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.event.Actor;
import io.groundplan.contracts.event.ProjectEvent;
import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.id.EnvironmentId;
import io.groundplan.contracts.id.JobId;
import io.groundplan.project.cluster.Cluster;
import io.groundplan.project.project.Project;
import io.groundplan.project.project.Projects;
import io.groundplan.project.secret.LoginPasswords;
import io.groundplan.runtime.secret.Vault;

/** Writes down that a database is wanted, with names and a password of its own; the job that makes it is ordered apart. */
@ApplicationScoped
class NewDatabases {
    private final DatabaseRepository repository;
    private final Projects projects;
    private final LoginPasswords passwords;
    private final Vault vault;
    private final Clock clock;

    NewDatabases(DatabaseRepository repository, Projects projects, LoginPasswords passwords, Vault vault, Clock clock) {
        this.repository = repository;
        this.projects = projects;
        this.passwords = passwords;
        this.vault = vault;
        this.clock = clock;
    }

    /** Inserts it in the caller's transaction, which holds the project's row, and tells of it. */
    Uni<Database> insert(
            Project project, EnvironmentId environment, DatabaseId id, String name, Cluster cluster, Actor actor) {
        return insert(project, newEntity(project, environment, id, name, cluster), actor);
    }

    /** The same, knowing which job will be ordered for it. */
    Uni<Database> insert(
            Project project,
            EnvironmentId environment,
            DatabaseId id,
            String name,
            Cluster cluster,
            JobId job,
            Actor actor) {
        var entity = newEntity(project, environment, id, name, cluster);
        entity.latestJobId = job.value();
        return insert(project, entity, actor);
    }

    private Uni<Database> insert(Project project, DatabaseEntity entity, Actor actor) {
        return repository
                .persistAndFlush(entity)
                .call(() -> projects.append(
                        project,
                        actor,
                        new ProjectEvent.DatabaseCreated(
                                project.id().value(), entity.id, entity.environmentId, entity.name)))
                .map(DatabaseEntity::toDatabase);
    }

    private DatabaseEntity newEntity(
            Project project, EnvironmentId environment, DatabaseId id, String name, Cluster cluster) {
        var target = DatabaseNames.of(id);
        var entity = new DatabaseEntity();
        entity.id = id.value();
        entity.projectId = project.id().value();
        entity.environmentId = environment.value();
        entity.name = name;
        entity.databaseName = target.databaseName();
        entity.ownerRole = target.ownerRole();
        entity.loginRole = target.loginRole();
        entity.clusterId = cluster.id();
        entity.region = cluster.region();
        entity.state = DatabaseState.PROVISIONING.text();
        entity.setPassword(vault.seal(passwords.next(), id.text()));
        // PostgreSQL keeps microseconds; the answer must be what a later read shows
        entity.createdAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return entity;
    }
}

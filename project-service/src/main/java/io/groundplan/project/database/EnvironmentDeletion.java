package io.groundplan.project.database;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.event.Actor;
import io.groundplan.contracts.id.EnvironmentId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.project.access.Access;
import io.groundplan.project.access.Permission;
import io.groundplan.project.environment.Environment;
import io.groundplan.project.environment.Environments;
import io.groundplan.project.project.Project;
import io.groundplan.project.project.Projects;
import io.groundplan.runtime.http.ExpectedVersion;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.security.Caller;

/** Deletes environments: gone at once, while each of their databases is dropped by a job of its own. */
@ApplicationScoped
public class EnvironmentDeletion {
    private final Projects projects;
    private final Environments environments;
    private final DatabaseRepository repository;
    private final DatabaseChanges changes;
    private final Access access;

    EnvironmentDeletion(
            Projects projects,
            Environments environments,
            DatabaseRepository repository,
            DatabaseChanges changes,
            Access access) {
        this.projects = projects;
        this.environments = environments;
        this.repository = repository;
        this.changes = changes;
        this.access = access;
    }

    /** Deletes any but the default one; one with databases only if `force` says that they are to go too. */
    public Uni<Void> delete(
            Caller caller, ProjectId project, EnvironmentId id, boolean force, ExpectedVersion expected) {
        return access.require(caller, project, Permission.CHANGE_DATABASES)
                .chain(() -> start(project, id, force, expected, caller.actor()));
    }

    @WithTransaction
    Uni<Void> start(ProjectId id, EnvironmentId environmentId, boolean force, ExpectedVersion expected, Actor actor) {
        return projects.lockActive(id).chain(project -> environments
                .get(id, environmentId)
                .invoke(environment -> requireDeletable(environment, expected))
                .chain(environment -> repository
                        .ofEnvironment(environmentId)
                        .invoke(databases -> requireForce(databases, force))
                        .call(databases -> dropAll(project, databases, actor))
                        .chain(databases -> environments.delete(environment, !databases.isEmpty(), actor))));
    }

    /** A database that changes at the moment refuses, and with it the whole deletion. */
    private Uni<Void> dropAll(Project project, List<DatabaseEntity> databases, Actor actor) {
        return Multi.createFrom()
                .iterable(databases)
                .onItem()
                .transformToUniAndConcatenate(database -> changes.drop(project, database, actor))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private static void requireDeletable(Environment environment, ExpectedVersion expected) {
        expected.require(environment.version());
        if (environment.isDefault()) {
            throw Problem.conflict("the default environment cannot be deleted");
        }
    }

    private static void requireForce(List<DatabaseEntity> databases, boolean force) {
        if (!databases.isEmpty() && !force) {
            throw Problem.conflict("the environment has databases, which only force=true drops");
        }
    }
}

package io.groundplan.project.database;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.id.EnvironmentId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.project.access.Access;
import io.groundplan.project.access.Permission;
import io.groundplan.project.environment.Environments;
import io.groundplan.runtime.http.ExpectedVersion;
import io.groundplan.runtime.paging.Page;
import io.groundplan.runtime.paging.PageRequest;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.security.Caller;

/**
 * All databases of a project, one by one. Where an environment is given, only databases that live in it are there;
 * without one all of the project are, and new ones come into its default environment.
 */
@ApplicationScoped
public class ProjectDatabases {
    private final DatabaseRepository repository;
    private final DatabaseChanges changes;
    private final Environments environments;
    private final ConnectionUrls urls;
    private final Access access;

    ProjectDatabases(
            DatabaseRepository repository,
            DatabaseChanges changes,
            Environments environments,
            ConnectionUrls urls,
            Access access) {
        this.repository = repository;
        this.changes = changes;
        this.environments = environments;
        this.urls = urls;
        this.access = access;
    }

    /** Writes the database down and orders the job that makes it. */
    public Uni<Database> create(Caller caller, ProjectId project, Optional<EnvironmentId> environment, String name) {
        return access.require(caller, project, Permission.CHANGE_DATABASES)
                .chain(() -> changes.create(project, environment, name, caller.actor()));
    }

    /** Newest first, those that are being made or deleted too. */
    public Uni<Page<Database>> list(
            Caller caller, ProjectId project, Optional<EnvironmentId> environment, PageRequest page) {
        return access.require(caller, project, Permission.READ_PROJECT).chain(() -> read(project, environment, page));
    }

    public Uni<Database> get(Caller caller, ProjectId project, Optional<EnvironmentId> environment, DatabaseId id) {
        return access.require(caller, project, Permission.READ_PROJECT).chain(() -> find(project, environment, id));
    }

    /** Orders the job that drops the database; while one is under way, nothing more. */
    public Uni<Void> delete(
            Caller caller,
            ProjectId project,
            Optional<EnvironmentId> environment,
            DatabaseId id,
            ExpectedVersion expected) {
        return access.require(caller, project, Permission.CHANGE_DATABASES)
                .chain(() -> changes.delete(project, environment, id, expected, caller.actor()));
    }

    /** With the password, for a database that is ready. */
    public Uni<Connections> connection(
            Caller caller, ProjectId project, Optional<EnvironmentId> environment, DatabaseId id) {
        return access.require(caller, project, Permission.READ_CREDENTIALS)
                .chain(() -> find(project, environment, id))
                .invoke(ProjectDatabases::requireReady)
                .map(urls::of);
    }

    @WithSession
    Uni<Page<Database>> read(ProjectId project, Optional<EnvironmentId> environment, PageRequest page) {
        return environment
                .map(id -> environments.require(project, id).replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem())
                .chain(() -> repository.ofProject(project, environment, page))
                .map(rows -> Page.cut(rows, page.limit(), row -> row.id).map(DatabaseEntity::toDatabase));
    }

    @WithSession
    Uni<Database> find(ProjectId project, Optional<EnvironmentId> environment, DatabaseId id) {
        return repository.require(project, environment, id).map(DatabaseEntity::toDatabase);
    }

    private static void requireReady(Database database) {
        if (database.state() != DatabaseState.READY) {
            throw Problem.conflict("database must be ready");
        }
    }
}

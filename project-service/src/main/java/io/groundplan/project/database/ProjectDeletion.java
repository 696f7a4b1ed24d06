package io.groundplan.project.database;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.event.Actor;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.job.JobSpec;
import io.groundplan.project.access.Access;
import io.groundplan.project.access.Permission;
import io.groundplan.project.apikey.ApiKeys;
import io.groundplan.project.environment.Environments;
import io.groundplan.project.job.Job;
import io.groundplan.project.job.JobOrder;
import io.groundplan.project.job.Jobs;
import io.groundplan.project.project.Project;
import io.groundplan.project.project.Projects;
import io.groundplan.runtime.http.ExpectedVersion;
import io.groundplan.runtime.security.Caller;

/**
 * Deletes projects. For the surfaces that know no jobs a project is gone at once; what is under way in it is cancelled,
 * and its databases are dropped by a job as soon as nothing else runs.
 */
@ApplicationScoped
public class ProjectDeletion {
    private final Projects projects;
    private final DatabaseRepository repository;
    private final Databases databases;
    private final Environments environments;
    private final ApiKeys apiKeys;
    private final Jobs jobs;
    private final Access access;

    ProjectDeletion(
            Projects projects,
            DatabaseRepository repository,
            Databases databases,
            Environments environments,
            ApiKeys apiKeys,
            Jobs jobs,
            Access access) {
        this.projects = projects;
        this.repository = repository;
        this.databases = databases;
        this.environments = environments;
        this.apiKeys = apiKeys;
        this.jobs = jobs;
        this.access = access;
    }

    /** Deletes the project; which of the two permissions it takes is the surface's document's to say. */
    public Uni<Void> delete(Caller caller, ProjectId id, Permission permission, ExpectedVersion expected) {
        return access.require(caller, id, permission).chain(() -> start(id, expected, caller.actor()));
    }

    @WithTransaction
    Uni<Void> start(ProjectId id, ExpectedVersion expected, Actor actor) {
        return projects.lockActive(id)
                .invoke(project -> expected.require(project.version()))
                .chain(() -> projects.markDeleting(id, actor))
                .chain(project -> goOn(project, actor));
    }

    /** What is next of a deletion: nothing while a job is under way, then the databases, then the end. */
    Uni<Void> goOn(Project project, Actor actor) {
        return jobs.unfinishedOf(project.id()).chain(unfinished -> {
            if (!unfinished.isEmpty()) {
                return cancelAll(unfinished, actor);
            }
            return repository
                    .ofProject(project.id())
                    .chain(entities -> entities.isEmpty()
                            ? end(project.id())
                            : databases
                                    .primaryOf(project.id())
                                    .chain(whole -> drop(whole, actor))
                                    .replaceWithVoid());
        });
    }

    /** Orders the job that drops all databases of the project. */
    Uni<Job> drop(DatabaseProject project, Actor actor) {
        return repository
                .ofProject(project.project().id())
                .map(ProjectDeletion::dropAll)
                .chain(spec -> databases.order(
                        project, new JobOrder(spec, project.database().clusterId(), Optional.empty()), actor))
                .map(Requested::job);
    }

    /** Leaves the tombstone, once nothing of the project is on a cluster any more. */
    Uni<Void> end(ProjectId id) {
        return projects.markDeleted(id)
                .chain(() -> environments.removeAll(id))
                .chain(() -> apiKeys.revokeOfProject(id));
    }

    private Uni<Void> cancelAll(List<Job> unfinished, Actor actor) {
        return Multi.createFrom()
                .iterable(unfinished)
                .onItem()
                .transformToUniAndConcatenate(job -> jobs.cancelForDeletion(job, actor))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private static JobSpec dropAll(List<DatabaseEntity> entities) {
        return new JobSpec.DeleteProject(
                entities.stream().map(entity -> entity.toDatabase().target()).toList());
    }
}

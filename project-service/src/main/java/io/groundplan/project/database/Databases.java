package io.groundplan.project.database;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.event.Actor;
import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.job.DatabaseTarget;
import io.groundplan.project.job.Job;
import io.groundplan.project.job.JobOrder;
import io.groundplan.project.job.Jobs;
import io.groundplan.project.plan.Plans;
import io.groundplan.project.project.Project;
import io.groundplan.project.project.Projects;
import io.groundplan.runtime.http.ExpectedVersion;
import io.groundplan.runtime.problem.Problem;

/** The databases of projects, and the jobs ordered for them. Callers have authorised the use case. */
@ApplicationScoped
public class Databases {
    private final DatabaseRepository repository;
    private final Projects projects;
    private final Jobs jobs;
    private final Plans plans;
    private final ProvisioningOrders orders;

    Databases(DatabaseRepository repository, Projects projects, Jobs jobs, Plans plans, ProvisioningOrders orders) {
        this.repository = repository;
        this.projects = projects;
        this.jobs = jobs;
        this.plans = plans;
        this.orders = orders;
    }

    /** The project with its primary database; one without is not found on the database surface. */
    @WithSession
    public Uni<DatabaseProject> primaryOf(ProjectId id) {
        return projects.get(id).chain(this::withPrimary);
    }

    /** Locks the project for a change of an expected version. */
    public Uni<DatabaseProject> lock(ProjectId id, ExpectedVersion expected) {
        return projects.lock(id)
                .invoke(project -> expected.require(project.version()))
                .chain(this::withPrimary);
    }

    /** Locks the project for a change that only a ready one allows. */
    public Uni<DatabaseProject> lockReady(ProjectId id, ExpectedVersion expected) {
        return lock(id, expected).invoke(project -> {
            if (project.state() != DatabaseState.READY) {
                throw Problem.conflict("project must be ready");
            }
        });
    }

    /** What there is of the project's databases on the cluster and can be changed. */
    Uni<List<DatabaseTarget>> readyOf(ProjectId id) {
        return repository.ofProject(id).map(entities -> entities.stream()
                .map(DatabaseEntity::toDatabase)
                .filter(database -> database.state() == DatabaseState.READY)
                .map(Database::target)
                .toList());
    }

    /** Orders a job for the locked project and remembers it as the database's latest. */
    public Uni<Requested> order(DatabaseProject project, JobOrder order, Actor actor) {
        return jobs.request(project.project(), order, actor)
                .call(job -> entity(project.database().id())
                        .invoke(entity -> entity.latestJobId = job.id().value()))
                .call(() -> projects.touch(project.project().id()))
                .chain(job -> primaryOf(project.project().id()).map(changed -> new Requested(job, changed)));
    }

    Uni<Job> provisionAgain(DatabaseProject project, Actor actor) {
        return entity(project.database().id())
                .invoke(entity -> {
                    entity.state = DatabaseState.PROVISIONING.text();
                    entity.lastError = null;
                })
                .chain(() -> order(project, orders.provision(project), actor))
                .map(Requested::job);
    }

    Uni<Void> requireNoUnfinishedJob(DatabaseProject project) {
        return jobs.unfinished(project.project())
                .invoke(unfinished -> unfinished.ifPresent(job -> {
                    throw Problem.conflict("another change is running");
                }))
                .replaceWithVoid();
    }

    private Uni<DatabaseProject> withPrimary(Project project) {
        var id = project.primaryDatabase().orElseThrow(Problem::projectNotFound);
        return entity(id).map(entity -> whole(project, entity.toDatabase()));
    }

    private Uni<DatabaseEntity> entity(DatabaseId id) {
        return repository.find(id).map(found -> found.orElseThrow(Problem::projectNotFound));
    }

    DatabaseProject whole(Project project, Database database) {
        return new DatabaseProject(project, database, plans.of(project.limits().plan()));
    }
}

package io.groundplan.project.database;

import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.event.Actor;
import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.id.EnvironmentId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.project.access.Access;
import io.groundplan.project.access.Permission;
import io.groundplan.project.cluster.Cluster;
import io.groundplan.project.environment.Environment;
import io.groundplan.project.environment.EnvironmentState;
import io.groundplan.project.environment.Environments;
import io.groundplan.project.job.Jobs;
import io.groundplan.project.plan.Plans;
import io.groundplan.project.project.Project;
import io.groundplan.project.project.Projects;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.security.Caller;

/** Copies environments: the settings at once, and each database by a job of its own. */
@ApplicationScoped
public class EnvironmentCloning {
    private final Projects projects;
    private final Environments environments;
    private final DatabaseRepository repository;
    private final DatabaseChanges changes;
    private final NewDatabases newDatabases;
    private final ProvisioningOrders orders;
    private final Jobs jobs;
    private final Plans plans;
    private final Access access;
    private final Clock clock;

    EnvironmentCloning(
            Projects projects,
            Environments environments,
            DatabaseRepository repository,
            DatabaseChanges changes,
            NewDatabases newDatabases,
            ProvisioningOrders orders,
            Jobs jobs,
            Plans plans,
            Access access,
            Clock clock) {
        this.projects = projects;
        this.environments = environments;
        this.repository = repository;
        this.changes = changes;
        this.newDatabases = newDatabases;
        this.orders = orders;
        this.jobs = jobs;
        this.plans = plans;
        this.access = access;
        this.clock = clock;
    }

    /** The clone, which is ready once all databases of the source are copied; at once if there are none. */
    public Uni<Environment> clone(Caller caller, ProjectId project, EnvironmentId source, EnvironmentClone wanted) {
        return access.require(caller, project, Permission.CHANGE_DATABASES)
                .chain(() -> start(project, source, wanted, caller.actor()));
    }

    @WithTransaction
    Uni<Environment> start(ProjectId project, EnvironmentId sourceId, EnvironmentClone wanted, Actor actor) {
        return projects.lockActive(project)
                .chain(() -> environments.get(project, sourceId))
                .chain(source -> repository
                        .ofEnvironment(sourceId)
                        .invoke(originals -> requireReady(source, originals))
                        .chain(originals -> environments
                                .createClone(source, wanted.of(source.profile()), !originals.isEmpty(), actor)
                                .call(made -> copyAll(made, originals, actor))));
    }

    private Uni<Void> copyAll(Environment made, List<DatabaseEntity> originals, Actor actor) {
        if (originals.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return changes.placeBeside(originals, originals.size()).chain(cluster -> Multi.createFrom()
                .iterable(originals)
                .onItem()
                .transformToUniAndConcatenate(original -> copy(made, original.toDatabase(), cluster, actor))
                .collect()
                .asList()
                .replaceWithVoid());
    }

    private Uni<Void> copy(Environment made, Database original, Cluster cluster, Actor actor) {
        return projects.touch(made.project()).chain(project -> newDatabases
                .insert(project, made.id(), DatabaseId.next(clock), original.name(), cluster, actor)
                .chain(copy -> jobs.request(project, orders.copy(original, whole(project, copy)), actor))
                .call(job -> repository
                        .find(job.database())
                        .invoke(entity ->
                                entity.orElseThrow().latestJobId = job.id().value()))
                .replaceWithVoid());
    }

    private DatabaseProject whole(Project project, Database copy) {
        return new DatabaseProject(project, copy, plans.of(project.limits().plan()));
    }

    private static void requireReady(Environment source, List<DatabaseEntity> originals) {
        boolean ready = source.state() == EnvironmentState.READY
                && originals.stream().allMatch(entity -> DatabaseState.of(entity.state) == DatabaseState.READY);
        if (!ready) {
            throw Problem.conflict("environment must be ready");
        }
    }
}

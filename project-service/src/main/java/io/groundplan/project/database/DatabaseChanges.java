package io.groundplan.project.database;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.event.Actor;
import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.id.EnvironmentId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.job.JobSpec;
import io.groundplan.project.cluster.Cluster;
import io.groundplan.project.cluster.ClusterChoice;
import io.groundplan.project.cluster.ClusterDirectory;
import io.groundplan.project.environment.Environments;
import io.groundplan.project.job.JobOrder;
import io.groundplan.project.job.Jobs;
import io.groundplan.project.plan.Plans;
import io.groundplan.project.project.Project;
import io.groundplan.project.project.Projects;
import io.groundplan.runtime.http.ExpectedVersion;
import io.groundplan.runtime.problem.Problem;

/** Single databases come and go, under the lock of their project's row. Callers have authorised the use case. */
@ApplicationScoped
class DatabaseChanges {
    private final Projects projects;
    private final Environments environments;
    private final DatabaseRepository repository;
    private final NewDatabases newDatabases;
    private final PrimaryDatabase primary;
    private final ProvisioningOrders orders;
    private final ClusterDirectory clusters;
    private final Placement placement;
    private final Jobs jobs;
    private final Plans plans;
    private final Clock clock;

    DatabaseChanges(
            Projects projects,
            Environments environments,
            DatabaseRepository repository,
            NewDatabases newDatabases,
            PrimaryDatabase primary,
            ProvisioningOrders orders,
            ClusterDirectory clusters,
            Placement placement,
            Jobs jobs,
            Plans plans,
            Clock clock) {
        this.projects = projects;
        this.environments = environments;
        this.repository = repository;
        this.newDatabases = newDatabases;
        this.primary = primary;
        this.orders = orders;
        this.clusters = clusters;
        this.placement = placement;
        this.jobs = jobs;
        this.plans = plans;
        this.clock = clock;
    }

    @WithTransaction
    Uni<Database> create(ProjectId id, Optional<EnvironmentId> environment, String name, Actor actor) {
        return projects.lockActive(id)
                .call(this::requireNoJobOfAll)
                .chain(() -> environment
                        .map(wanted -> environments.require(id, wanted))
                        .orElseGet(() -> environments.defaultOf(id)))
                .chain(place -> insert(id, place, name, actor))
                .chain(database -> order(database, actor));
    }

    /** Drops the database by a job; one that is being dropped already is let alone. */
    @WithTransaction
    Uni<Void> delete(
            ProjectId id,
            Optional<EnvironmentId> environment,
            DatabaseId databaseId,
            ExpectedVersion expected,
            Actor actor) {
        return projects.lockActive(id).chain(project -> repository
                .require(id, environment, databaseId)
                .invoke(entity -> expected.require(entity.version))
                .chain(entity -> switch (DatabaseState.of(entity.state)) {
                    case PROVISIONING -> throw Problem.conflict("database must be ready");
                    case DELETING -> dropUnlessUnderWay(project, entity, actor);
                    case READY, FAILED -> drop(project, entity, actor);
                }));
    }

    /** Before anything is written for a job that would be refused. */
    private Uni<Void> requireNoJobOfAll(Project project) {
        return jobs.unfinished(project)
                .invoke(unfinished -> unfinished.ifPresent(job -> {
                    throw Problem.conflict("another change is running");
                }))
                .replaceWithVoid();
    }

    private Uni<Database> insert(ProjectId id, EnvironmentId environment, String name, Actor actor) {
        return repository
                .ofProject(id)
                .invoke(existing -> requireNameFree(existing, environment, name))
                .chain(existing ->
                        existing.isEmpty() ? projects.get(id).chain(this::placeFirst) : placeBeside(existing, 1))
                .chain(cluster -> projects.touch(id)
                        .chain(project -> newDatabases.insert(
                                project, environment, DatabaseId.next(clock), name, cluster, actor)));
    }

    private Uni<Database> order(Database database, Actor actor) {
        return projects.get(database.project())
                .chain(primary::settle)
                .chain(project -> jobs.request(project, orders.create(whole(project, database)), actor))
                .chain(job -> repository
                        .require(database.project(), Optional.empty(), database.id())
                        .invoke(entity -> entity.latestJobId = job.id().value()))
                // so that the answer has the version that is stored
                .call(repository::flush)
                .map(DatabaseEntity::toDatabase);
    }

    private Uni<Void> dropUnlessUnderWay(Project project, DatabaseEntity entity, Actor actor) {
        var database = new DatabaseId(entity.id);
        return jobs.unfinishedOf(project.id())
                .chain(unfinished -> unfinished.stream().anyMatch(job -> database.equals(job.database()))
                        ? Uni.createFrom().voidItem()
                        : drop(project, entity, actor));
    }

    /** Orders the job that drops the database of a locked project; the caller holds the transaction. */
    Uni<Void> drop(Project project, DatabaseEntity entity, Actor actor) {
        var database = entity.toDatabase();
        var order = new JobOrder(
                new JobSpec.DeleteDatabase(database.target()), database.clusterId(), Optional.of(database.id()));
        return environments
                .requireNotBeingCloned(database.environment())
                .chain(() -> jobs.request(project, order, actor))
                .invoke(job -> {
                    entity.state = DatabaseState.DELETING.text();
                    entity.lastError = null;
                    entity.latestJobId = job.id().value();
                })
                .chain(() -> projects.touch(project.id()))
                .chain(primary::settle)
                .replaceWithVoid();
    }

    /** All databases of a project are on the cluster of its first one, and wait for it while it is away. */
    Uni<Cluster> placeBeside(List<DatabaseEntity> existing, int databases) {
        var own = known(existing.get(0).clusterId);
        return placement.place(new ClusterChoice(List.of(own), Optional.empty()), databases);
    }

    private Uni<Cluster> placeFirst(Project project) {
        var plan = project.limits().plan();
        return placement.place(clusters.choose(Optional.empty(), Optional.empty(), plan), 1);
    }

    private Cluster known(String clusterId) {
        return clusters.find(clusterId)
                .orElseThrow(() -> Problem.unavailable("the cluster is not known yet, try again"));
    }

    private DatabaseProject whole(Project project, Database database) {
        return new DatabaseProject(project, database, plans.of(project.limits().plan()));
    }

    private static void requireNameFree(List<DatabaseEntity> existing, EnvironmentId environment, String name) {
        if (existing.stream()
                .anyMatch(entity -> entity.environmentId.equals(environment.value()) && entity.name.equals(name))) {
            throw Problem.conflict("a database of this name is there already");
        }
    }
}

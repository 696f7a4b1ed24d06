package io.groundplan.project.database;

import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.event.Actor;
import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.id.EnvironmentId;
import io.groundplan.contracts.id.JobId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.project.access.Access;
import io.groundplan.project.access.Role;
import io.groundplan.project.cluster.Cluster;
import io.groundplan.project.cluster.ClusterChoice;
import io.groundplan.project.cluster.ClusterDirectory;
import io.groundplan.project.environment.Environments;
import io.groundplan.project.job.Jobs;
import io.groundplan.project.plan.Plans;
import io.groundplan.project.project.Limits;
import io.groundplan.project.project.NewProject;
import io.groundplan.project.project.Profile;
import io.groundplan.project.project.Project;
import io.groundplan.project.project.Projects;
import io.groundplan.runtime.security.Caller;
import io.groundplan.runtime.security.Scope;

/** The main job: a project with a database. One transaction writes all of it, and the facts that set it going. */
@ApplicationScoped
public class DatabaseCreation {
    private final Projects projects;
    private final Environments environments;
    private final NewDatabases newDatabases;
    private final Databases databases;
    private final ProvisioningOrders orders;
    private final Jobs jobs;
    private final ClusterDirectory clusters;
    private final Placement placement;
    private final Access access;
    private final Clock clock;

    DatabaseCreation(
            Projects projects,
            Environments environments,
            NewDatabases newDatabases,
            Databases databases,
            ProvisioningOrders orders,
            Jobs jobs,
            ClusterDirectory clusters,
            Placement placement,
            Access access,
            Clock clock) {
        this.projects = projects;
        this.environments = environments;
        this.newDatabases = newDatabases;
        this.databases = databases;
        this.orders = orders;
        this.jobs = jobs;
        this.clusters = clusters;
        this.placement = placement;
        this.access = access;
        this.clock = clock;
    }

    public Uni<Requested> create(Caller caller, NewDatabaseProject wanted) {
        var organization = wanted.organization().orElseGet(() -> home(caller));
        return access.requireTeam(caller, organization, Role.ADMIN, Scope.PROJECTS_WRITE)
                .map(allowed -> clusters.choose(wanted.clusterId(), wanted.region(), Plans.DEFAULT))
                .chain(choice -> placeAndInsert(caller, wanted, organization, choice));
    }

    @WithTransaction
    Uni<Requested> placeAndInsert(Caller caller, NewDatabaseProject wanted, TeamId organization, ClusterChoice choice) {
        return placement.place(choice, 1).chain(cluster -> insert(caller, wanted, organization, cluster));
    }

    private Uni<Requested> insert(Caller caller, NewDatabaseProject wanted, TeamId organization, Cluster cluster) {
        var id = DatabaseId.next(clock);
        var project = new NewProject(
                organization,
                Profile.named(wanted.name()),
                wanted.slug(),
                wanted.purpose(),
                Limits.of(Plans.DEFAULT),
                Optional.of(id));
        return projects.create(project, caller).chain(created -> environments
                .createDefault(created, caller.actor())
                .chain(environment -> insertAndOrder(caller.actor(), created, environment, id, cluster)));
    }

    /** What the transaction has just written it need not read, and nothing else can be under way in a new project. */
    private Uni<Requested> insertAndOrder(
            Actor actor, Project project, EnvironmentId environment, DatabaseId id, Cluster cluster) {
        var job = JobId.next(clock);
        return newDatabases
                .insert(project, environment, id, project.slug(), cluster, job, actor)
                .map(database -> databases.whole(project, database))
                .chain(whole -> jobs.requestFirst(project, job, orders.provision(whole), actor)
                        .map(requested -> new Requested(requested, whole)));
    }

    private static TeamId home(Caller caller) {
        return caller instanceof Caller.ApiKey key
                ? key.organization()
                : TeamId.personalOf(((Caller.User) caller).id());
    }
}

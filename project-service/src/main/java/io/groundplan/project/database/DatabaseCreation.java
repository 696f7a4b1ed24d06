package io.groundplan.project.database;

import java.time.Clock;
import java.util.OptionalInt;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.event.ProjectEvent;
import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.id.EnvironmentId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.project.access.Access;
import io.groundplan.project.access.Role;
import io.groundplan.project.cluster.Cluster;
import io.groundplan.project.cluster.ClusterDirectory;
import io.groundplan.project.environment.Environments;
import io.groundplan.project.plan.Plans;
import io.groundplan.project.project.Limits;
import io.groundplan.project.project.NewProject;
import io.groundplan.project.project.Project;
import io.groundplan.project.project.Projects;
import io.groundplan.project.secret.RandomText;
import io.groundplan.project.secret.Vault;
import io.groundplan.runtime.security.Caller;
import io.groundplan.runtime.security.Scope;

/** The main job: a project with a database. One transaction writes all of it, and the facts that set it going. */
@ApplicationScoped
public class DatabaseCreation {
    private static final int PASSWORD_LENGTH = 32;

    private final Projects projects;
    private final Environments environments;
    private final DatabaseRepository repository;
    private final Databases databases;
    private final ProvisioningOrders orders;
    private final ClusterDirectory clusters;
    private final Access access;
    private final Vault vault;
    private final Clock clock;

    DatabaseCreation(
            Projects projects,
            Environments environments,
            DatabaseRepository repository,
            Databases databases,
            ProvisioningOrders orders,
            ClusterDirectory clusters,
            Access access,
            Vault vault,
            Clock clock) {
        this.projects = projects;
        this.environments = environments;
        this.repository = repository;
        this.databases = databases;
        this.orders = orders;
        this.clusters = clusters;
        this.access = access;
        this.vault = vault;
        this.clock = clock;
    }

    public Uni<Requested> create(Caller caller, NewDatabaseProject wanted) {
        var organization = wanted.organization().orElseGet(() -> home(caller));
        return access.requireTeam(caller, organization, Role.ADMIN, Scope.PROJECTS_WRITE)
                .map(allowed -> clusters.place(wanted.clusterId(), wanted.region()))
                .chain(cluster -> insert(caller, wanted, organization, cluster));
    }

    @WithTransaction
    Uni<Requested> insert(Caller caller, NewDatabaseProject wanted, TeamId organization, Cluster cluster) {
        var limits = new Limits(Plans.DEFAULT, Limits.DEFAULT_TIMEOUT, Limits.DEFAULT_TIMEOUT, OptionalInt.empty());
        return projects.create(
                        new NewProject(organization, wanted.name(), wanted.slug(), wanted.purpose(), limits), caller)
                .chain(project -> environments
                        .createDefault(project, caller.actor())
                        .chain(environment -> addDatabase(caller, project, environment, cluster)))
                .chain(project -> databases.primaryOf(project.id()))
                .chain(created -> databases.order(created, orders.provision(created), caller.actor()));
    }

    private Uni<Project> addDatabase(Caller caller, Project project, EnvironmentId environment, Cluster cluster) {
        var entity = newEntity(project, environment, cluster);
        return repository
                .persist(entity)
                .chain(() -> projects.setPrimaryDatabase(project.id(), new DatabaseId(entity.id)))
                .call(changed -> projects.append(
                        changed,
                        caller.actor(),
                        new ProjectEvent.DatabaseCreated(
                                project.id().value(), entity.id, environment.value(), entity.name)));
    }

    private DatabaseEntity newEntity(Project project, EnvironmentId environment, Cluster cluster) {
        var id = DatabaseId.next(clock);
        var target = DatabaseNames.of(id);
        var entity = new DatabaseEntity();
        entity.id = id.value();
        entity.projectId = project.id().value();
        entity.environmentId = environment.value();
        entity.name = project.slug();
        entity.databaseName = target.databaseName();
        entity.ownerRole = target.ownerRole();
        entity.loginRole = target.loginRole();
        entity.clusterId = cluster.id();
        entity.region = cluster.region();
        entity.state = DatabaseState.PROVISIONING.text();
        entity.setPassword(vault.seal(RandomText.of(PASSWORD_LENGTH), id.text()));
        entity.createdAt = clock.instant();
        return entity;
    }

    private static TeamId home(Caller caller) {
        return caller instanceof Caller.ApiKey key
                ? key.organization()
                : TeamId.personalOf(((Caller.User) caller).id());
    }
}

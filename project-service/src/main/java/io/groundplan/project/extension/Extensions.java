package io.groundplan.project.extension;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.job.JobSpec;
import io.groundplan.project.access.Access;
import io.groundplan.project.access.Permission;
import io.groundplan.project.cluster.Cluster;
import io.groundplan.project.cluster.ClusterDirectory;
import io.groundplan.project.cluster.ExtensionCatalog;
import io.groundplan.project.database.DatabaseProject;
import io.groundplan.project.database.DatabaseState;
import io.groundplan.project.database.Databases;
import io.groundplan.project.database.Requested;
import io.groundplan.project.job.Job;
import io.groundplan.project.job.JobOrder;
import io.groundplan.runtime.http.ExpectedVersion;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.security.Caller;

/** Extensions of a project's primary database. What is enabled is asked of the database itself, never remembered. */
@ApplicationScoped
public class Extensions {
    private final Databases databases;
    private final ClusterDirectory clusters;
    private final ExtensionCatalog catalog;
    private final Access access;

    Extensions(Databases databases, ClusterDirectory clusters, ExtensionCatalog catalog, Access access) {
        this.databases = databases;
        this.clusters = clusters;
        this.catalog = catalog;
        this.access = access;
    }

    /** What the project may use, by name; nothing is enabled in a database that is not there yet. */
    public Uni<List<Extension>> list(Caller caller, ProjectId id) {
        return access.requireUntilGone(caller, id, Permission.READ_PROJECT)
                .chain(() -> databases.primaryOf(id))
                .chain(project -> enabled(project).map(enabled -> offered(project, enabled)));
    }

    public Uni<Job> enable(Caller caller, ProjectId id, String name) {
        return readyProject(caller, id).chain(project -> {
            if (!catalog.isAllowedOn(cluster(project), name)) {
                throw Problem.invalid("name", "is not an extension that this project can use");
            }
            return enabled(project)
                    .invoke(enabled -> {
                        if (enabled.contains(name)) {
                            throw Problem.conflict("extension " + name + " is already enabled");
                        }
                    })
                    .chain(() -> order(
                            caller,
                            id,
                            new JobSpec.EnableExtension(project.database().target(), name)));
        });
    }

    /** Orders the removal; an extension that something in the database needs makes the job fail and stays. */
    public Uni<Job> disable(Caller caller, ProjectId id, String name) {
        return readyProject(caller, id).chain(project -> enabled(project)
                .invoke(enabled -> {
                    if (!enabled.contains(name) || !catalog.isAllowedOn(cluster(project), name)) {
                        throw Problem.notFound("extension");
                    }
                })
                .chain(() -> order(
                        caller,
                        id,
                        new JobSpec.DisableExtension(project.database().target(), name))));
    }

    @WithTransaction
    Uni<Job> order(Caller caller, ProjectId id, JobSpec spec) {
        return databases
                .lockReady(id, ExpectedVersion.ANY)
                .chain(project -> {
                    var database = project.database();
                    var order = new JobOrder(spec, database.clusterId(), Optional.of(database.id()));
                    return databases.order(project, order, caller.actor());
                })
                .map(Requested::job);
    }

    private Uni<DatabaseProject> readyProject(Caller caller, ProjectId id) {
        return access.requireUntilGone(caller, id, Permission.UPDATE_PROJECT)
                .chain(() -> databases.primaryOf(id))
                .invoke(project -> {
                    if (project.state() != DatabaseState.READY) {
                        throw Problem.conflict("project must be ready");
                    }
                });
    }

    private Uni<Set<String>> enabled(DatabaseProject project) {
        var database = project.database();
        return project.state() == DatabaseState.READY
                ? clusters.enabledExtensions(
                        database.clusterId(), database.target().databaseName())
                : Uni.createFrom().item(Set.of());
    }

    private List<Extension> offered(DatabaseProject project, Set<String> enabled) {
        return catalog.allowedOn(cluster(project)).stream()
                .map(offer -> new Extension(
                        offer.name(),
                        offer.defaultVersion(),
                        offer.description(),
                        offer.trusted(),
                        enabled.contains(offer.name())))
                .toList();
    }

    private Cluster cluster(DatabaseProject project) {
        return clusters.find(project.database().clusterId())
                .orElseThrow(() -> Problem.unavailable("the cluster is not known yet, try again"));
    }
}

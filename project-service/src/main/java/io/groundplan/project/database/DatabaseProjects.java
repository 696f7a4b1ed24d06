package io.groundplan.project.database;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.job.DatabaseTarget;
import io.groundplan.contracts.job.JobSpec;
import io.groundplan.project.access.Access;
import io.groundplan.project.access.Permission;
import io.groundplan.project.access.Role;
import io.groundplan.project.job.Job;
import io.groundplan.project.job.JobOrder;
import io.groundplan.project.job.Jobs;
import io.groundplan.project.project.Projects;
import io.groundplan.runtime.http.ExpectedVersion;
import io.groundplan.runtime.paging.Page;
import io.groundplan.runtime.paging.PageRequest;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.security.Caller;
import io.groundplan.runtime.security.Scope;

/** Projects as logical databases: reading them, and every change but their creation. */
@ApplicationScoped
public class DatabaseProjects {
    private final Projects projects;
    private final Databases databases;
    private final Jobs jobs;
    private final Access access;
    private final LimitRules limits;

    DatabaseProjects(Projects projects, Databases databases, Jobs jobs, Access access, LimitRules limits) {
        this.projects = projects;
        this.databases = databases;
        this.jobs = jobs;
        this.access = access;
        this.limits = limits;
    }

    /** The caller's projects that have a primary database, newest first; of one organization where one is given. */
    public Uni<Page<DatabaseProject>> list(Caller caller, Optional<TeamId> organization, PageRequest page) {
        if (caller instanceof Caller.ApiKey key) {
            return listOfKey(key, organization, page);
        }
        var user = ((Caller.User) caller).id();
        return organization
                .map(team -> access.requireTeam(caller, team, Role.VIEWER, Scope.PROJECTS_READ)
                        .chain(() -> projects.withDatabaseOf(team, page)))
                .orElseGet(() -> projects.withDatabaseOf(user, page))
                .chain(rows -> databases.withPrimary(
                        Page.cut(rows, page.limit(), project -> project.id().value())));
    }

    public Uni<DatabaseProject> get(Caller caller, ProjectId id) {
        return access.require(caller, id, Permission.READ_PROJECT).chain(() -> databases.primaryOf(id));
    }

    /** Sets what the update gives; changed limits reach the login role by a job. */
    public Uni<DatabaseProject> update(
            Caller caller, ProjectId id, DatabaseProjectUpdate update, ExpectedVersion expected) {
        return access.require(caller, id, Permission.UPDATE_PROJECT)
                .chain(() -> update.plan().isAbsent()
                        ? Uni.createFrom().voidItem()
                        : access.require(caller, id, Permission.SET_PLAN))
                .chain(() -> applyUpdate(caller, id, update, expected));
    }

    /** Starts the deletion; while one is under way, the same job again. */
    public Uni<Job> delete(Caller caller, ProjectId id, ExpectedVersion expected) {
        return access.require(caller, id, Permission.DELETE_PROJECT).chain(() -> startDeletion(caller, id, expected));
    }

    /** Provisions a failed project again, with the same names and credentials. */
    public Uni<Job> retryProvisioning(Caller caller, ProjectId id) {
        return access.require(caller, id, Permission.UPDATE_PROJECT).chain(() -> startAgain(caller, id));
    }

    @WithTransaction
    Uni<DatabaseProject> applyUpdate(
            Caller caller, ProjectId id, DatabaseProjectUpdate update, ExpectedVersion expected) {
        return databases.lockReady(id, expected).chain(before -> {
            var change = limits.change(before, update);
            if (change.isNothing()) {
                return Uni.createFrom().item(before);
            }
            return projects.update(id, change, caller.actor())
                    .chain(() -> databases.primaryOf(id))
                    .chain(after -> limits.reachesCluster(before, after)
                            ? databases
                                    .order(after, applyLimits(after), caller.actor())
                                    .map(Requested::project)
                            : Uni.createFrom().item(after));
        });
    }

    @WithTransaction
    Uni<Job> startDeletion(Caller caller, ProjectId id, ExpectedVersion expected) {
        return databases.lock(id, expected).chain(project -> switch (project.state()) {
            case PROVISIONING -> throw Problem.conflict("project must be ready");
            case DELETING ->
                jobs.unfinished(project.project())
                        .chain(running -> running.map(job -> Uni.createFrom().item(job))
                                .orElseGet(() -> orderDeletion(caller, project)));
            case READY, FAILED ->
                databases
                        .requireNoUnfinishedJob(project)
                        .chain(() -> projects.markDeleting(id, caller.actor()))
                        .chain(() -> orderDeletion(caller, project));
        });
    }

    @WithTransaction
    Uni<Job> startAgain(Caller caller, ProjectId id) {
        return databases
                .lock(id, ExpectedVersion.ANY)
                .invoke(project -> {
                    if (project.state() != DatabaseState.FAILED) {
                        throw Problem.conflict("project is not failed");
                    }
                })
                .chain(project -> databases.provisionAgain(project, caller.actor()));
    }

    private Uni<Page<DatabaseProject>> listOfKey(Caller.ApiKey key, Optional<TeamId> organization, PageRequest page) {
        Access.requireScope(key, Scope.PROJECTS_READ);
        if (!organization.map(key.organization()::equals).orElse(true)) {
            throw Problem.teamNotFound();
        }
        return key.project()
                .map(own -> databases
                        .primaryIfAny(own)
                        .map(found -> new Page<>(found.map(List::of).orElse(List.of()), Optional.empty())))
                .orElseGet(() -> projects.withDatabaseOf(key.organization(), page)
                        .chain(rows -> databases.withPrimary(Page.cut(
                                rows, page.limit(), project -> project.id().value()))));
    }

    private Uni<Job> orderDeletion(Caller caller, DatabaseProject project) {
        return databases
                .targets(project.project().id())
                .chain(targets -> databases.order(project, deletion(project, targets), caller.actor()))
                .map(Requested::job);
    }

    private static JobOrder deletion(DatabaseProject project, List<DatabaseTarget> targets) {
        return new JobOrder(
                new JobSpec.DeleteProject(targets), project.database().clusterId(), Optional.<DatabaseId>empty());
    }

    private JobOrder applyLimits(DatabaseProject project) {
        var spec = new JobSpec.ApplyLimits(List.of(project.database().target()), limits.roleLimits(project));
        return new JobOrder(
                spec,
                project.database().clusterId(),
                Optional.of(project.database().id()));
    }
}

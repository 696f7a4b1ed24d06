package io.groundplan.project.database;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.job.JobSpec;
import io.groundplan.project.access.Access;
import io.groundplan.project.access.Permission;
import io.groundplan.project.access.Role;
import io.groundplan.project.job.Job;
import io.groundplan.project.job.JobOrder;
import io.groundplan.project.job.Jobs;
import io.groundplan.project.project.ProjectReads;
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
    private final ProjectDeletion deletion;
    private final ProjectReads reads;
    private final DatabaseView view;

    DatabaseProjects(
            Projects projects,
            Databases databases,
            Jobs jobs,
            Access access,
            LimitRules limits,
            ProjectDeletion deletion,
            ProjectReads reads,
            DatabaseView view) {
        this.projects = projects;
        this.databases = databases;
        this.jobs = jobs;
        this.access = access;
        this.limits = limits;
        this.deletion = deletion;
        this.reads = reads;
        this.view = view;
    }

    /** The caller's projects that have a primary database, newest first; of one organization where one is given. */
    public Uni<Page<DatabaseProject>> list(Caller caller, Optional<TeamId> organization, PageRequest page) {
        if (caller instanceof Caller.ApiKey key) {
            return listOfKey(key, organization, page);
        }
        var user = (Caller.User) caller;
        return organization
                .map(team -> access.requireTeam(caller, team, Role.VIEWER, Scope.PROJECTS_READ)
                        .chain(() -> reads.ofTeam(caller, team, page, view.withDatabase())))
                .orElseGet(() -> reads.ofUser(user, page, view.withDatabase()));
    }

    public Uni<DatabaseProject> get(Caller caller, ProjectId id) {
        return reads.one(caller, id, Permission.READ_PROJECT, view.primary())
                .map(found -> found.orElseThrow(Problem::projectNotFound));
    }

    /** Sets what the update gives; changed limits reach the login role by a job. */
    public Uni<DatabaseProject> update(
            Caller caller, ProjectId id, DatabaseProjectUpdate update, ExpectedVersion expected) {
        return access.requireUntilGone(caller, id, Permission.UPDATE_PROJECT)
                .chain(() -> update.plan().isAbsent()
                        ? Uni.createFrom().voidItem()
                        : access.requireUntilGone(caller, id, Permission.SET_PLAN))
                .chain(() -> applyUpdate(caller, id, update, expected));
    }

    /** Starts the deletion; while one is under way, the same job again. */
    public Uni<Job> delete(Caller caller, ProjectId id, ExpectedVersion expected) {
        return access.requireUntilGone(caller, id, Permission.DELETE_PROJECT)
                .chain(() -> startDeletion(caller, id, expected));
    }

    /** Provisions a failed project again, with the same names and credentials. */
    public Uni<Job> retryProvisioning(Caller caller, ProjectId id) {
        return access.requireUntilGone(caller, id, Permission.UPDATE_PROJECT).chain(() -> startAgain(caller, id));
    }

    @WithTransaction
    Uni<DatabaseProject> applyUpdate(
            Caller caller, ProjectId id, DatabaseProjectUpdate update, ExpectedVersion expected) {
        return databases.lockReady(id, expected).chain(before -> {
            var change = limits.change(before, update);
            if (change.isNothing(before.project())) {
                return Uni.createFrom().item(before);
            }
            return projects.update(id, expected, change, caller.actor())
                    .chain(() -> databases.primaryOf(id))
                    .chain(after -> limits.reachesCluster(before, after)
                            ? orderLimits(after, caller)
                            : Uni.createFrom().item(after));
        });
    }

    @WithTransaction
    Uni<Job> startDeletion(Caller caller, ProjectId id, ExpectedVersion expected) {
        return databases.lock(id, expected).chain(project -> switch (project.project()
                .state()) {
            case DELETING -> goOnDeleting(project, caller);
            case ACTIVE, DELETED -> markAndDrop(project, caller);
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

    private Uni<Job> goOnDeleting(DatabaseProject project, Caller caller) {
        return jobs.unfinished(project.project())
                .chain(running -> running.map(job -> Uni.createFrom().item(job))
                        .orElseGet(() -> deletion.drop(project, caller.actor())));
    }

    private Uni<Job> markAndDrop(DatabaseProject project, Caller caller) {
        if (project.state() == DatabaseState.PROVISIONING) {
            throw Problem.conflict("project must be ready");
        }
        return databases
                .requireNoUnfinishedJob(project)
                .chain(() -> projects.markDeleting(project.project().id(), caller.actor()))
                .chain(() -> deletion.drop(project, caller.actor()));
    }

    private Uni<Page<DatabaseProject>> listOfKey(Caller.ApiKey key, Optional<TeamId> organization, PageRequest page) {
        Access.requireScope(key, Scope.PROJECTS_READ);
        if (!organization.map(key.organization()::equals).orElse(true)) {
            throw Problem.teamNotFound();
        }
        return key.project()
                .map(own -> reads.one(key, own, Permission.READ_PROJECT, view.primary())
                        .onFailure(Problem.class)
                        .recoverWithItem(Optional.empty())
                        .map(found -> new Page<>(found.stream().toList(), Optional.empty())))
                .orElseGet(() -> reads.ofTeam(key, key.organization(), page, view.withDatabase()));
    }

    /** For every database that has a login role; one that is made again later gets the limits then. */
    private Uni<DatabaseProject> orderLimits(DatabaseProject project, Caller caller) {
        return databases
                .readyOf(project.project().id())
                .map(targets -> new JobOrder(
                        new JobSpec.ApplyLimits(targets, limits.roleLimits(project)),
                        project.database().clusterId(),
                        Optional.of(project.database().id())))
                .chain(order -> databases.order(project, order, caller.actor()))
                .map(Requested::project);
    }
}

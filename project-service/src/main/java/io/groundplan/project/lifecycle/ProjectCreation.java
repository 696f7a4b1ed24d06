package io.groundplan.project.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.TeamId;
import io.groundplan.project.access.Access;
import io.groundplan.project.access.Role;
import io.groundplan.project.environment.Environments;
import io.groundplan.project.plan.Plans;
import io.groundplan.project.project.Limits;
import io.groundplan.project.project.NewProject;
import io.groundplan.project.project.Profile;
import io.groundplan.project.project.Project;
import io.groundplan.project.project.Projects;
import io.groundplan.runtime.security.Caller;
import io.groundplan.runtime.security.Scope;

/** Projects that begin without a database: on every surface but database. */
@ApplicationScoped
public class ProjectCreation {
    private final Projects projects;
    private final Environments environments;
    private final Access access;

    ProjectCreation(Projects projects, Environments environments, Access access) {
        this.projects = projects;
        this.environments = environments;
        this.access = access;
    }

    /** A project in the caller's personal team. */
    public Uni<Project> create(Caller.User caller, Profile profile) {
        return create(caller, TeamId.personalOf(caller.id()), profile);
    }

    /** A project with its default environment, in a team that the caller administers. */
    public Uni<Project> create(Caller caller, TeamId team, Profile profile) {
        return access.requireTeam(caller, team, Role.ADMIN, Scope.PROJECTS_WRITE)
                .chain(() -> insert(caller, team, profile));
    }

    @WithTransaction
    Uni<Project> insert(Caller caller, TeamId team, Profile profile) {
        return projects.create(NewProject.of(team, profile, Limits.of(Plans.DEFAULT)), caller)
                .call(project -> environments.createDefault(project, caller.actor()));
    }
}

package io.groundplan.project.lifecycle;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.event.Actor;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.project.access.Access;
import io.groundplan.project.access.Permission;
import io.groundplan.project.project.Project;
import io.groundplan.project.project.ProjectChange;
import io.groundplan.project.project.Projects;
import io.groundplan.runtime.http.ExpectedVersion;
import io.groundplan.runtime.security.Caller;

/** Gives projects other names, for callers that change nothing else of them. */
@ApplicationScoped
public class ProjectRenaming {
    private final Projects projects;
    private final Access access;

    ProjectRenaming(Projects projects, Access access) {
        this.projects = projects;
        this.access = access;
    }

    /** Without a name nothing changes, but whoever may not change it is refused all the same. */
    public Uni<Project> rename(Caller caller, ProjectId id, Optional<String> name, ExpectedVersion expected) {
        var change =
                ProjectChange.ofProfile(profile -> name.map(profile::withName).orElse(profile));
        return access.require(caller, id, Permission.UPDATE_PROJECT)
                .chain(() -> apply(id, expected, change, caller.actor()));
    }

    @WithTransaction
    Uni<Project> apply(ProjectId id, ExpectedVersion expected, ProjectChange change, Actor actor) {
        return projects.update(id, expected, change, actor);
    }
}

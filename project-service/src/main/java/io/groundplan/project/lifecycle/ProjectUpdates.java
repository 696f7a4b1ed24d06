package io.groundplan.project.lifecycle;

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

/** Changes of what people say about a project; nothing of it reaches a cluster. */
@ApplicationScoped
public class ProjectUpdates {
    private final Projects projects;
    private final Access access;

    ProjectUpdates(Projects projects, Access access) {
        this.projects = projects;
        this.access = access;
    }

    /** Makes the change; one that changes nothing keeps the version and tells nobody. */
    public Uni<Project> update(Caller caller, ProjectId id, ProjectChange change, ExpectedVersion expected) {
        return access.require(caller, id, Permission.UPDATE_PROJECT)
                .chain(() -> apply(id, change, expected, caller.actor()));
    }

    @WithTransaction
    Uni<Project> apply(ProjectId id, ProjectChange change, ExpectedVersion expected, Actor actor) {
        return projects.update(id, expected, change, actor);
    }
}

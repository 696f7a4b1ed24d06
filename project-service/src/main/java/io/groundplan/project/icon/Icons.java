package io.groundplan.project.icon;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.event.Actor;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.project.access.Access;
import io.groundplan.project.access.Permission;
import io.groundplan.project.project.Project;
import io.groundplan.project.project.ProjectContents;
import io.groundplan.project.project.Projects;
import io.groundplan.runtime.http.ExpectedVersion;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.security.Caller;

/** The pictures of projects. */
@ApplicationScoped
public class Icons implements ProjectContents {
    public static final int MAX_BYTES = 2 << 20;

    private final IconStore store;
    private final Projects projects;
    private final Access access;

    Icons(IconStore store, Projects projects, Access access) {
        this.store = store;
        this.projects = projects;
        this.access = access;
    }

    /** Gives the project this picture; the one that it had is gone. */
    public Uni<Project> replace(Caller caller, ProjectId project, byte[] bytes) {
        return access.require(caller, project, Permission.UPDATE_PROJECT)
                .map(allowed -> checked(bytes))
                .chain(icon -> put(project, icon, caller.actor()));
    }

    /** Takes the picture from the project; one that has none stays as it is. */
    public Uni<Void> remove(Caller caller, ProjectId project, ExpectedVersion expected) {
        return access.require(caller, project, Permission.UPDATE_PROJECT)
                .chain(() -> drop(project, expected, caller.actor()));
    }

    /** The picture of that file name, for whoever knows the name. */
    public Uni<Icon> get(String file) {
        if (!Icon.isName(file)) {
            throw Problem.notFound("file");
        }
        return store.find(file).map(found -> found.orElseThrow(() -> Problem.notFound("file")));
    }

    @Override
    public Uni<Void> removeAll(ProjectId project) {
        return store.remove(project);
    }

    @WithTransaction
    Uni<Project> put(ProjectId project, Icon icon, Actor actor) {
        return projects.lockActive(project)
                .chain(() -> store.put(project, icon))
                .chain(() -> projects.setIcon(project, Optional.of(icon.file()), actor));
    }

    @WithTransaction
    Uni<Void> drop(ProjectId project, ExpectedVersion expected, Actor actor) {
        return projects.lockActive(project)
                .invoke(found -> expected.require(found.version()))
                .chain(found -> found.iconFile().isEmpty()
                        ? Uni.createFrom().voidItem()
                        : store.remove(project)
                                .chain(() -> projects.setIcon(project, Optional.empty(), actor))
                                .replaceWithVoid());
    }

    private static Icon checked(byte[] bytes) {
        if (bytes.length == 0 || bytes.length > MAX_BYTES) {
            throw Problem.invalid("icon", "must have 1 to " + MAX_BYTES + " bytes");
        }
        return IconType.of(bytes)
                .map(type -> Icon.of(type, bytes))
                .orElseThrow(() -> Problem.invalid("icon", "must be a PNG, JPEG, WebP or GIF picture"));
    }
}

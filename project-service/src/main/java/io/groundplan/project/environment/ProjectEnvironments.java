package io.groundplan.project.environment;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.event.Actor;
import io.groundplan.contracts.event.ProjectEvent;
import io.groundplan.contracts.id.EnvironmentId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.project.access.Access;
import io.groundplan.project.access.Permission;
import io.groundplan.project.project.Projects;
import io.groundplan.runtime.http.ExpectedVersion;
import io.groundplan.runtime.paging.Page;
import io.groundplan.runtime.paging.PageRequest;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.security.Caller;

/** What people do with the environments of their projects, but for what concerns databases. */
@ApplicationScoped
public class ProjectEnvironments {
    private final EnvironmentRepository repository;
    private final Environments environments;
    private final Projects projects;
    private final Access access;

    ProjectEnvironments(EnvironmentRepository repository, Environments environments, Projects projects, Access access) {
        this.repository = repository;
        this.environments = environments;
        this.projects = projects;
        this.access = access;
    }

    /** The environments of a project, newest first. */
    public Uni<Page<Environment>> list(Caller caller, ProjectId project, PageRequest page) {
        return access.require(caller, project, Permission.READ_PROJECT).chain(() -> read(project, page));
    }

    public Uni<Environment> get(Caller caller, ProjectId project, EnvironmentId id) {
        return access.require(caller, project, Permission.READ_PROJECT).chain(() -> find(project, id));
    }

    public Uni<Environment> create(Caller caller, ProjectId project, EnvironmentProfile profile) {
        return access.require(caller, project, Permission.UPDATE_PROJECT)
                .chain(() -> insert(project, profile, caller.actor()));
    }

    /** Sets what the update gives; one that changes nothing keeps the version and tells nobody. */
    public Uni<Environment> update(
            Caller caller, ProjectId project, EnvironmentId id, EnvironmentUpdate update, ExpectedVersion expected) {
        return access.require(caller, project, Permission.UPDATE_PROJECT)
                .chain(() -> apply(project, id, update, expected, caller.actor()));
    }

    /** Makes it the default one in place of the present one, in one transaction. */
    public Uni<Environment> setDefault(Caller caller, ProjectId project, EnvironmentId id) {
        return access.require(caller, project, Permission.UPDATE_PROJECT)
                .chain(() -> makeDefault(project, id, caller.actor()));
    }

    @WithSession
    Uni<Page<Environment>> read(ProjectId project, PageRequest page) {
        return repository.ofProject(project, page).map(rows -> Page.cut(rows, page.limit(), row -> row.id)
                .map(EnvironmentEntity::toEnvironment));
    }

    @WithSession
    Uni<Environment> find(ProjectId project, EnvironmentId id) {
        return environments.get(project, id);
    }

    @WithTransaction
    Uni<Environment> insert(ProjectId project, EnvironmentProfile profile, Actor actor) {
        return projects.lockActive(project).chain(() -> environments.create(project, profile, actor));
    }

    @WithTransaction
    Uni<Environment> apply(
            ProjectId project, EnvironmentId id, EnvironmentUpdate update, ExpectedVersion expected, Actor actor) {
        return projects.lockActive(project)
                .chain(() -> environments.entity(project, id))
                .invoke(entity -> expected.require(entity.version))
                .call(entity -> change(entity, update, actor))
                .map(EnvironmentEntity::toEnvironment);
    }

    @WithTransaction
    Uni<Environment> makeDefault(ProjectId project, EnvironmentId id, Actor actor) {
        return projects.lockActive(project)
                .chain(() -> environments.entity(project, id))
                .call(entity -> entity.isDefault ? Uni.createFrom().voidItem() : replaceDefault(entity, actor))
                .map(EnvironmentEntity::toEnvironment);
    }

    private Uni<Void> change(EnvironmentEntity entity, EnvironmentUpdate update, Actor actor) {
        var before = entity.toEnvironment();
        var after = update.applyTo(before.profile());
        var changed = after.changedSince(before.profile());
        if (changed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var free = after.name().equals(before.name())
                ? Uni.createFrom().voidItem()
                : environments.requireFree(before.project(), after.name());
        return free.invoke(() -> {
                    entity.setProfile(after);
                    environments.touch(entity);
                })
                .chain(() -> environments.append(
                        entity,
                        actor,
                        new ProjectEvent.EnvironmentUpdated(entity.projectId, entity.id, entity.name, changed)));
    }

    /** Two statements in this order, since the index allows one default at any instant. */
    private Uni<Void> replaceDefault(EnvironmentEntity entity, Actor actor) {
        if (!entity.isIn(EnvironmentState.READY)) {
            throw Problem.conflict("environment must be ready");
        }
        return repository
                .defaultOf(new ProjectId(entity.projectId))
                .invoke(found -> found.ifPresent(former -> setDefault(former, false)))
                .chain(repository::flush)
                .invoke(() -> setDefault(entity, true))
                .chain(() -> environments.append(
                        entity,
                        actor,
                        new ProjectEvent.EnvironmentDefaultChanged(entity.projectId, entity.id, entity.name)));
    }

    private void setDefault(EnvironmentEntity entity, boolean isDefault) {
        entity.isDefault = isDefault;
        environments.touch(entity);
    }
}

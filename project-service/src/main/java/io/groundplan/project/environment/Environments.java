package io.groundplan.project.environment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.event.Actor;
import io.groundplan.contracts.event.EventData;
import io.groundplan.contracts.event.ProjectEvent;
import io.groundplan.contracts.id.EnvironmentId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.project.project.Project;
import io.groundplan.project.project.Projects;
import io.groundplan.runtime.outbox.Outbox;
import io.groundplan.runtime.problem.Problem;

/**
 * Where the databases of a project live. Callers have authorised the use case, hold the transaction and have locked the
 * project, which makes changes of its environments happen one after the other.
 */
@Singleton
public class Environments {
    private static final String DEFAULT_NAME = "production";
    private static final long FIRST_VERSION = 1;

    private final EnvironmentRepository repository;
    private final Projects projects;
    private final Outbox outbox;
    private final Clock clock;

    Environments(EnvironmentRepository repository, Projects projects, Outbox outbox, Clock clock) {
        this.repository = repository;
        this.projects = projects;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The environment that every new project has. */
    public Uni<EnvironmentId> createDefault(Project project, Actor actor) {
        var entity = newEntity(
                project.id(),
                EnvironmentProfile.named(DEFAULT_NAME, EnvironmentType.PRODUCTION),
                EnvironmentState.READY);
        entity.isDefault = true;
        return repository
                .persistAndFlush(entity)
                .chain(() -> projects.append(
                        project,
                        actor,
                        new ProjectEvent.EnvironmentCreated(project.id().value(), entity.id, DEFAULT_NAME, true)))
                .replaceWith(() -> new EnvironmentId(entity.id));
    }

    /** A further environment, ready at once. */
    public Uni<Environment> create(ProjectId project, EnvironmentProfile profile, Actor actor) {
        return insert(newEntity(project, profile, EnvironmentState.READY), actor);
    }

    /** One whose databases, if the source has any, are being copied. */
    public Uni<Environment> createClone(
            Environment source, EnvironmentProfile profile, boolean hasDatabases, Actor actor) {
        var state = hasDatabases ? EnvironmentState.CLONING : EnvironmentState.READY;
        var entity = newEntity(source.project(), profile, state);
        entity.clonedFrom = source.id().value();
        return insert(entity, actor);
    }

    /** An environment that is there. */
    public Uni<Environment> get(ProjectId project, EnvironmentId id) {
        return entity(project, id).map(EnvironmentEntity::toEnvironment);
    }

    /** Where a database goes that is wanted nowhere in particular. */
    public Uni<EnvironmentId> defaultOf(ProjectId project) {
        return repository.defaultOf(project).map(found -> found.map(entity -> new EnvironmentId(entity.id))
                .orElseThrow(Environments::notFound));
    }

    /** The environment itself, if it is one of the project's. */
    public Uni<EnvironmentId> require(ProjectId project, EnvironmentId id) {
        return entity(project, id).map(entity -> new EnvironmentId(entity.id));
    }

    /** Refuses a change of what is being copied. */
    public Uni<Void> requireNotBeingCloned(EnvironmentId source) {
        return repository
                .isBeingCloned(source)
                .invoke(cloning -> {
                    if (cloning) {
                        throw Problem.conflict("another change is running");
                    }
                })
                .replaceWithVoid();
    }

    /** Takes one that is not the default from every surface; what still has databases is removed when they are dropped. */
    public Uni<Void> delete(Environment environment, boolean hasDatabases, Actor actor) {
        return entity(environment.project(), environment.id())
                .invoke(entity -> {
                    entity.state = EnvironmentState.DELETING.text();
                    touch(entity);
                })
                .call(entity -> append(
                        entity, actor, new ProjectEvent.EnvironmentDeleted(entity.projectId, entity.id, entity.name)))
                .chain(entity -> hasDatabases ? repository.flush() : repository.delete(entity));
    }

    /** Called when the last database of a deleted environment is dropped; leaves others alone. */
    public Uni<Void> removeIfDeleted(EnvironmentId id) {
        return repository.findEvenIfDeleted(id).chain(found -> found.filter(
                        entity -> entity.isIn(EnvironmentState.DELETING))
                .map(repository::delete)
                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** Called when all databases of a clone are copied; one that failed or is gone stays so. */
    public Uni<Void> cloneReady(EnvironmentId id) {
        return endCloning(id, EnvironmentState.READY);
    }

    /** Called when a database of a clone could not be copied. */
    public Uni<Void> cloneFailed(EnvironmentId id) {
        return endCloning(id, EnvironmentState.FAILED);
    }

    /** Called when the project's databases are gone. */
    public Uni<Void> removeAll(ProjectId project) {
        return repository.removeAll(project);
    }

    Uni<EnvironmentEntity> entity(ProjectId project, EnvironmentId id) {
        return repository.find(project, id).map(found -> found.orElseThrow(Environments::notFound));
    }

    /** Refuses a name that another environment of the project has. */
    Uni<Void> requireFree(ProjectId project, String name) {
        return repository
                .isNamed(project, name)
                .invoke(taken -> {
                    if (taken) {
                        throw Problem.conflict("an environment named " + name + " exists");
                    }
                })
                .replaceWithVoid();
    }

    /** The next version, whose number the event of the change carries. */
    void touch(EnvironmentEntity entity) {
        entity.version++;
        entity.updatedAt = now();
    }

    Uni<Void> append(EnvironmentEntity entity, Actor actor, EventData data) {
        return outbox.append(entity.projectId.toString(), entity.id.toString(), entity.version, actor, data);
    }

    static Problem notFound() {
        return Problem.notFound("environment");
    }

    private Uni<Environment> insert(EnvironmentEntity entity, Actor actor) {
        return requireFree(new ProjectId(entity.projectId), entity.name)
                .chain(() -> repository.persistAndFlush(entity))
                .call(() -> append(
                        entity,
                        actor,
                        new ProjectEvent.EnvironmentCreated(entity.projectId, entity.id, entity.name, false)))
                .map(EnvironmentEntity::toEnvironment);
    }

    private Uni<Void> endCloning(EnvironmentId id, EnvironmentState end) {
        return repository
                .findEvenIfDeleted(id)
                .invoke(found -> found.filter(entity -> entity.isIn(EnvironmentState.CLONING))
                        .ifPresent(entity -> {
                            entity.state = end.text();
                            touch(entity);
                        }))
                .replaceWithVoid();
    }

    private EnvironmentEntity newEntity(ProjectId project, EnvironmentProfile profile, EnvironmentState state) {
        var now = now();
        var entity = new EnvironmentEntity();
        entity.id = EnvironmentId.next(clock).value();
        entity.projectId = project.value();
        entity.setProfile(profile);
        entity.state = state.text();
        entity.version = FIRST_VERSION;
        entity.createdAt = now;
        entity.updatedAt = now;
        return entity;
    }

    private Instant now() {
        // PostgreSQL keeps microseconds; the answer must be what a later read shows
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

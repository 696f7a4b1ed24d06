package io.groundplan.project.project;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.event.Actor;
import io.groundplan.contracts.event.EventData;
import io.groundplan.contracts.event.ProjectEvent;
import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.project.access.AccessReadModel;
import io.groundplan.runtime.http.ExpectedVersion;
import io.groundplan.runtime.outbox.Outbox;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.security.Caller;

/**
 * The project itself, whatever surface it is changed through. Every change locks the project's row, raises its version
 * and appends its fact; callers have authorised the use case and hold the transaction.
 */
@Singleton
public class Projects {
    private static final int SLUG_ATTEMPTS = 5;
    private static final long FIRST_VERSION = 1;

    private final ProjectRepository repository;
    private final AccessReadModel access;
    private final Outbox outbox;
    private final Clock clock;
    private final List<ProjectContents> contents;

    Projects(
            ProjectRepository repository,
            AccessReadModel access,
            Outbox outbox,
            Clock clock,
            @All List<ProjectContents> contents) {
        this.repository = repository;
        this.access = access;
        this.outbox = outbox;
        this.clock = clock;
        this.contents = contents;
    }

    /** A project that is not deleted. */
    @WithSession
    public Uni<Project> get(ProjectId id) {
        return repository.find(id).map(found -> living(found).toProject());
    }

    /** Creates the project, its owner's access and the fact; the caller is the owner, or the person behind the key. */
    public Uni<Project> create(NewProject wanted, Caller caller) {
        var owner = owner(caller);
        return insert(
                        newProject(
                                wanted,
                                wanted.slug()
                                        .orElseGet(
                                                () -> Slugs.of(wanted.profile().name()))),
                        wanted,
                        1)
                .call(project -> access.ownerOfNewProject(project.id(), owner, project.createdAt()))
                .call(project -> append(
                        project,
                        caller.actor(),
                        new ProjectEvent.ProjectCreated(
                                project.id().value(),
                                project.team().value(),
                                owner.value(),
                                caller.actor().name(),
                                project.name(),
                                project.slug())));
    }

    /** Locks a living project for a change of it or of what belongs to it. */
    public Uni<Project> lock(ProjectId id) {
        return repository.lock(id).map(found -> living(found).toProject());
    }

    /** Locks a project for a change that one under deletion no longer allows. */
    public Uni<Project> lockActive(ProjectId id) {
        return lock(id).invoke(project -> {
            if (project.state() != ProjectState.ACTIVE) {
                throw Problem.projectNotFound();
            }
        });
    }

    /** Locks the project whatever became of it, so that reports about it are applied one after the other. */
    public Uni<Void> lockEvenIfDeleted(ProjectId id) {
        return repository.lock(id).replaceWithVoid();
    }

    /** Makes the change in the caller's transaction; one that changes nothing leaves the version as it is. */
    public Uni<Project> update(ProjectId id, ExpectedVersion expected, ProjectChange change, Actor actor) {
        return lockActive(id)
                .invoke(project -> expected.require(project.version()))
                .chain(before -> change.isNothing(before)
                        ? Uni.createFrom().item(before)
                        : apply(id, change, change.changed(before), actor));
    }

    /** Gives the project an icon's file name, or none. */
    public Uni<Project> setIcon(ProjectId id, Optional<String> file, Actor actor) {
        return repository
                .lock(id)
                .map(Projects::living)
                .map(entity -> {
                    entity.iconFile = file.orElse(null);
                    return changed(entity);
                })
                .call(project -> append(
                        project, actor, new ProjectEvent.ProjectUpdated(id.value(), project.name(), List.of("icon"))));
    }

    /** The database that the database surface shows the project as; none when it has no database. */
    public Uni<Project> setPrimaryDatabase(ProjectId id, Optional<DatabaseId> database) {
        return repository.lock(id).map(Projects::living).map(entity -> {
            entity.primaryDatabaseId = database.map(DatabaseId::value).orElse(null);
            return changed(entity);
        });
    }

    /** Takes the project from every surface but database, which shows it until its databases are dropped. */
    public Uni<Project> markDeleting(ProjectId id, Actor actor) {
        return repository
                .lock(id)
                .map(Projects::living)
                .map(entity -> {
                    entity.state = ProjectState.DELETING.text();
                    return changed(entity);
                })
                .call(() -> removeContents(id))
                .call(project -> append(project, actor, new ProjectEvent.ProjectDeleted(id.value(), project.name())));
    }

    /** Leaves the tombstone that its jobs are read by. */
    public Uni<Project> markDeleted(ProjectId id) {
        return repository.lock(id).map(Projects::living).map(entity -> {
            entity.state = ProjectState.DELETED.text();
            entity.description = null;
            entity.primaryDatabaseId = null;
            return changed(entity);
        });
    }

    /** Raises the version because something that belongs to the project changed. */
    public Uni<Project> touch(ProjectId id) {
        return repository.lock(id).map(found -> changed(living(found)));
    }

    /**
     * Gives the project to its new owner and into the team it belongs to from now on, unless a later transfer is known.
     * The version grows, since owner and team show on surfaces; when the project itself was updated is as before.
     */
    @WithTransaction
    public Uni<Void> transferred(ProjectId id, UserId owner, TeamId team, long sequence) {
        return repository.lock(id).chain(found -> access.ownedBy(id, owner, sequence, clock.instant())
                .chain(news -> news ? move(found, team) : Uni.createFrom().voidItem()));
    }

    /** Whether a team has projects that show on its surfaces. */
    @WithSession
    public Uni<Boolean> anyOf(TeamId team) {
        return repository.anyActive(team);
    }

    /** Appends a fact about the project as of this version. */
    public Uni<Void> append(Project project, Actor actor, EventData data) {
        return outbox.append(
                project.id().value().toString(), project.id().value().toString(), project.version(), actor, data);
    }

    private Uni<Void> move(Optional<ProjectEntity> found, TeamId team) {
        var living = found.filter(entity -> ProjectState.of(entity.state) != ProjectState.DELETED);
        return living.map(entity -> freeSlug(entity, team)
                        .invoke(slug -> {
                            entity.slug = slug;
                            entity.teamId = team.value();
                            entity.version++;
                        })
                        .replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<String> freeSlug(ProjectEntity entity, TeamId team) {
        if (entity.teamId.equals(team.value())) {
            return Uni.createFrom().item(entity.slug);
        }
        return repository
                .isSlugTaken(team, entity.slug)
                .map(taken -> taken ? Slugs.another(Slugs.of(entity.name)) : entity.slug);
    }

    private Uni<Project> apply(ProjectId id, ProjectChange change, List<String> changed, Actor actor) {
        return repository
                .find(id)
                .map(Projects::living)
                .map(entity -> {
                    entity.setProfile(change.profile().apply(entity.toProject().profile()));
                    change.purpose().ifPresent(purpose -> entity.purpose = purpose.text());
                    change.limits().ifPresent(entity::setLimits);
                    return changed(entity);
                })
                .call(project ->
                        append(project, actor, new ProjectEvent.ProjectUpdated(id.value(), project.name(), changed)));
    }

    private Uni<Void> removeContents(ProjectId id) {
        return Multi.createFrom()
                .iterable(contents)
                .onItem()
                .transformToUniAndConcatenate(content -> content.removeAll(id))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Project> insert(Project project, NewProject wanted, int attempt) {
        return repository.insert(project).chain(inserted -> {
            if (inserted) {
                return Uni.createFrom().item(project);
            }
            if (wanted.slug().isPresent() || attempt == SLUG_ATTEMPTS) {
                throw Problem.conflict("slug " + project.slug() + " is taken");
            }
            var another = Slugs.another(Slugs.of(wanted.profile().name()));
            return insert(newProject(wanted, another), wanted, attempt + 1);
        });
    }

    private Project newProject(NewProject wanted, String slug) {
        // PostgreSQL keeps microseconds; the answer must be what a later read shows
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new Project(
                ProjectId.next(clock),
                wanted.team(),
                wanted.profile(),
                slug,
                wanted.purpose(),
                wanted.limits(),
                wanted.primaryDatabase(),
                Optional.empty(),
                ProjectState.ACTIVE,
                FIRST_VERSION,
                now,
                now);
    }

    private Project changed(ProjectEntity entity) {
        entity.version++;
        entity.updatedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return entity.toProject();
    }

    private static UserId owner(Caller caller) {
        if (caller instanceof Caller.User user) {
            return user.id();
        }
        if (caller instanceof Caller.ApiKey key) {
            return key.creator();
        }
        throw new IllegalArgumentException("neither services nor project tokens own projects");
    }

    private static ProjectEntity living(Optional<ProjectEntity> found) {
        return found.filter(entity -> ProjectState.of(entity.state) != ProjectState.DELETED)
                .orElseThrow(Problem::projectNotFound);
    }
}

package io.groundplan.project.project;

import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.event.Actor;
import io.groundplan.contracts.event.EventData;
import io.groundplan.contracts.event.ProjectEvent;
import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.project.access.AccessReadModel;
import io.groundplan.runtime.outbox.Outbox;
import io.groundplan.runtime.paging.PageRequest;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.security.Caller;

/**
 * The project itself, whatever surface it is changed through. Every change locks the project's row, raises its version
 * and appends its fact; callers have authorised the use case and hold the transaction.
 */
@ApplicationScoped
public class Projects {
    private static final int SLUG_ATTEMPTS = 5;

    private final ProjectRepository repository;
    private final AccessReadModel access;
    private final Outbox outbox;
    private final Clock clock;

    Projects(ProjectRepository repository, AccessReadModel access, Outbox outbox, Clock clock) {
        this.repository = repository;
        this.access = access;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A project that is not deleted. */
    @WithSession
    public Uni<Project> get(ProjectId id) {
        return repository.find(id).map(found -> living(found).toProject());
    }

    /** Projects with a primary database that the user reaches, one more than the page holds. */
    @WithSession
    public Uni<List<Project>> withDatabaseOf(UserId user, PageRequest page) {
        return repository.ofUser(user, page).map(Projects::toProjects);
    }

    /** Projects with a primary database of the team, one more than the page holds. */
    @WithSession
    public Uni<List<Project>> withDatabaseOf(TeamId team, PageRequest page) {
        return repository.ofTeam(team, page).map(Projects::toProjects);
    }

    /** Creates the project, its owner's access and the fact; the caller is the owner, or the person behind the key. */
    public Uni<Project> create(NewProject wanted, Caller caller) {
        var id = ProjectId.next(clock);
        var owner = owner(caller);
        return insert(id, wanted, wanted.slug().orElseGet(() -> Slugs.of(wanted.name())), 1)
                .chain(() -> access.ownerOfNewProject(id, owner))
                .chain(() -> repository.find(id))
                .map(found -> living(found).toProject())
                .call(project -> append(
                        project,
                        caller.actor(),
                        new ProjectEvent.ProjectCreated(
                                id.value(),
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

    /** Locks the project whatever became of it, so that reports about it are applied one after the other. */
    public Uni<Void> lockEvenIfDeleted(ProjectId id) {
        return repository.lock(id).replaceWithVoid();
    }

    public Uni<Project> update(ProjectId id, ProjectChange change, Actor actor) {
        return repository
                .lock(id)
                .map(Projects::living)
                .map(entity -> {
                    change.name().ifPresent(name -> entity.name = name);
                    change.purpose().ifPresent(purpose -> entity.purpose = purpose.text());
                    change.limits().ifPresent(entity::setLimits);
                    return changed(entity);
                })
                .call(project -> append(
                        project, actor, new ProjectEvent.ProjectUpdated(id.value(), project.name(), change.changed())));
    }

    public Uni<Project> setPrimaryDatabase(ProjectId id, DatabaseId database) {
        return repository.lock(id).map(Projects::living).map(entity -> {
            entity.primaryDatabaseId = database.value();
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

    /** Appends a fact about the project as of this version. */
    public Uni<Void> append(Project project, Actor actor, EventData data) {
        return outbox.append(
                project.id().value().toString(), project.id().value().toString(), project.version(), actor, data);
    }

    private Uni<Void> insert(ProjectId id, NewProject wanted, String slug, int attempt) {
        return repository.insert(id, wanted, slug, clock.instant()).chain(inserted -> {
            if (inserted) {
                return Uni.createFrom().voidItem();
            }
            if (wanted.slug().isPresent() || attempt == SLUG_ATTEMPTS) {
                throw Problem.conflict("slug " + slug + " is taken");
            }
            return insert(id, wanted, Slugs.another(Slugs.of(wanted.name())), attempt + 1);
        });
    }

    private Project changed(ProjectEntity entity) {
        entity.version++;
        entity.updatedAt = clock.instant();
        return entity.toProject();
    }

    private static UserId owner(Caller caller) {
        if (caller instanceof Caller.User user) {
            return user.id();
        }
        if (caller instanceof Caller.ApiKey key) {
            return key.creator();
        }
        throw new IllegalArgumentException("services own no projects");
    }

    private static ProjectEntity living(java.util.Optional<ProjectEntity> found) {
        return found.filter(entity -> ProjectState.of(entity.state) != ProjectState.DELETED)
                .orElseThrow(Problem::projectNotFound);
    }

    private static List<Project> toProjects(List<ProjectEntity> entities) {
        return entities.stream().map(ProjectEntity::toProject).toList();
    }
}

package io.groundplan.project.task;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.event.EventData;
import io.groundplan.contracts.event.ProjectEvent;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TaskId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.project.access.Access;
import io.groundplan.project.access.Permission;
import io.groundplan.project.phase.Phase;
import io.groundplan.project.project.ProjectContents;
import io.groundplan.project.project.Projects;
import io.groundplan.runtime.http.ExpectedVersion;
import io.groundplan.runtime.outbox.Outbox;
import io.groundplan.runtime.paging.Page;
import io.groundplan.runtime.paging.PageRequest;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.security.Caller;

/** The tasks of projects. A change that changes nothing keeps the version and tells nobody. */
@ApplicationScoped
public class Tasks implements ProjectContents {
    private static final long FIRST_VERSION = 1;

    private final TaskRepository repository;
    private final Projects projects;
    private final Access access;
    private final Outbox outbox;
    private final Clock clock;

    Tasks(TaskRepository repository, Projects projects, Access access, Outbox outbox, Clock clock) {
        this.repository = repository;
        this.projects = projects;
        this.access = access;
        this.outbox = outbox;
        this.clock = clock;
    }

    public Uni<Page<Task>> list(Caller caller, ProjectId project, PageRequest page) {
        return access.require(caller, project, Permission.READ_PROJECT).chain(() -> readPage(project, page));
    }

    public Uni<Task> get(Caller caller, ProjectId project, TaskId id) {
        return access.require(caller, project, Permission.READ_PROJECT).chain(() -> read(project, id));
    }

    /** A pending task. */
    public Uni<Task> create(Caller caller, ProjectId project, TaskDetails details) {
        return access.require(caller, project, Permission.WRITE_CONTENT)
                .chain(() -> canBeGivenTo(project, details.assignedTo()))
                .chain(known -> insert(caller, project, requireKnown(details, known)));
    }

    /** Replaces all that is said about the task; how far it is stays. */
    public Uni<Task> update(
            Caller caller, ProjectId project, TaskId id, TaskDetails details, ExpectedVersion expected) {
        return give(caller, project, id, details.assignedTo(), expected, task -> details);
    }

    /** Gives the task to someone else, or to nobody. */
    public Uni<Task> reassign(
            Caller caller, ProjectId project, TaskId id, Optional<UserId> assignee, ExpectedVersion expected) {
        return give(
                caller, project, id, assignee, expected, task -> task.details().withAssignee(assignee));
    }

    public Uni<Task> setPhase(Caller caller, ProjectId project, TaskId id, Phase phase, ExpectedVersion expected) {
        return access.require(caller, project, Permission.WRITE_CONTENT)
                .chain(() -> apply(caller, project, id, expected, (task, now) -> task.in(phase)));
    }

    public Uni<Task> setStatus(
            Caller caller, ProjectId project, TaskId id, TaskStatus status, ExpectedVersion expected) {
        return access.require(caller, project, Permission.WRITE_CONTENT)
                .chain(() -> apply(caller, project, id, expected, (task, now) -> task.now(status, now)));
    }

    public Uni<Void> delete(Caller caller, ProjectId project, TaskId id, ExpectedVersion expected) {
        return access.require(caller, project, Permission.WRITE_CONTENT).chain(() -> remove(project, id, expected));
    }

    @Override
    public Uni<Void> removeAll(ProjectId project) {
        return repository.deleteOf(project);
    }

    @WithSession
    Uni<Page<Task>> readPage(ProjectId project, PageRequest page) {
        return repository.ofProject(project, page).map(rows -> Page.cut(rows, page.limit(), row -> row.id)
                .map(TaskEntity::toTask));
    }

    @WithSession
    Uni<Task> read(ProjectId project, TaskId id) {
        return repository.get(project, id).map(TaskEntity::toTask);
    }

    @WithTransaction
    Uni<Task> insert(Caller caller, ProjectId project, TaskDetails details) {
        var now = now();
        var task = new Task(TaskId.next(clock), project, details, Progress.NONE, FIRST_VERSION, now, now);
        // the project's lock keeps a deletion, which removes its tasks, from missing this one
        return projects.lockActive(project)
                .chain(() -> repository.persistAndFlush(TaskEntity.of(task)))
                .chain(() -> append(
                        caller,
                        task,
                        new ProjectEvent.TaskCreated(
                                project.value(),
                                task.id().value(),
                                details.name(),
                                details.phase().text())))
                .replaceWith(task);
    }

    @WithTransaction
    Uni<Task> apply(
            Caller caller,
            ProjectId project,
            TaskId id,
            ExpectedVersion expected,
            BiFunction<Task, Instant, Task> change) {
        return repository.lock(project, id).chain(entity -> {
            var before = entity.toTask();
            expected.require(before.version());
            var now = now();
            var after = change.apply(before, now);
            if (after.equals(before)) {
                return Uni.createFrom().item(before);
            }
            var changed = after.changed(now);
            entity.set(changed);
            return tellStatus(caller, before, changed).replaceWith(changed);
        });
    }

    @WithTransaction
    Uni<Void> remove(ProjectId project, TaskId id, ExpectedVersion expected) {
        return repository
                .lock(project, id)
                .invoke(entity -> expected.require(entity.version))
                .chain(repository::delete);
    }

    private Uni<Task> give(
            Caller caller,
            ProjectId project,
            TaskId id,
            Optional<UserId> assignee,
            ExpectedVersion expected,
            Function<Task, TaskDetails> details) {
        return access.require(caller, project, Permission.WRITE_CONTENT)
                .chain(() -> canBeGivenTo(project, assignee))
                .chain(known ->
                        apply(caller, project, id, expected, (task, now) -> given(task, details.apply(task), known)));
    }

    private Uni<Void> tellStatus(Caller caller, Task before, Task after) {
        var status = after.progress().status();
        return status == before.progress().status()
                ? Uni.createFrom().voidItem()
                : append(
                        caller,
                        after,
                        new ProjectEvent.TaskStatusChanged(
                                after.project().value(),
                                after.id().value(),
                                after.details().name(),
                                status.text()));
    }

    private Uni<Void> append(Caller caller, Task task, EventData data) {
        return outbox.append(
                task.project().value().toString(), task.id().value().toString(), task.version(), caller.actor(), data);
    }

    /** Whether the person, if any is named, has a part in the project; asked before the transaction. */
    private Uni<Boolean> canBeGivenTo(ProjectId project, Optional<UserId> assignee) {
        return assignee.map(user -> access.roleOf(user, project)
                        .map(found -> found.flatMap(role -> role.role()).isPresent()))
                .orElseGet(() -> Uni.createFrom().item(true));
    }

    /** A task may stay with a person who has left, but not be given to one. */
    private static Task given(Task before, TaskDetails details, boolean known) {
        boolean stays = before.details().assignedTo().equals(details.assignedTo());
        return before.withDetails(stays ? details : requireKnown(details, known));
    }

    private static TaskDetails requireKnown(TaskDetails details, boolean known) {
        if (!known) {
            throw Problem.notFound("user");
        }
        return details;
    }

    /** PostgreSQL keeps microseconds; the answer must be what a later read shows. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

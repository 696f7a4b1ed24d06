package io.groundplan.project.job;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.event.Actor;
import io.groundplan.contracts.event.JobRequestEvent;
import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.id.JobId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.job.JobReport;
import io.groundplan.contracts.job.JobState;
import io.groundplan.contracts.job.JobType;
import io.groundplan.project.access.Access;
import io.groundplan.project.access.Permission;
import io.groundplan.project.project.Project;
import io.groundplan.runtime.outbox.Outbox;
import io.groundplan.runtime.paging.Page;
import io.groundplan.runtime.paging.PageRequest;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.problem.ProblemCode;
import io.groundplan.runtime.security.Caller;

/** The client's view of provisioning jobs: requesting, reading, cancelling them, and applying what workers report. */
@ApplicationScoped
public class Jobs {
    private static final int MAX_ATTEMPTS = 5;
    /** Older than every report, whose sequences start at 1. */
    private static final long REQUESTED = 0;

    private final JobRepository repository;
    private final JobChanges changes;
    private final Access access;
    private final Outbox outbox;
    private final Clock clock;

    Jobs(JobRepository repository, JobChanges changes, Access access, Outbox outbox, Clock clock) {
        this.repository = repository;
        this.changes = changes;
        this.access = access;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Requests a job in the transaction of the change that needs it, which holds the project's row lock. A job of the
     * whole project is refused while any other of it is unfinished, a job of one database while one of the same database
     * or of the whole project is.
     */
    public Uni<Job> request(Project project, JobOrder order, Actor actor) {
        return repository
                .unfinishedOf(project.id())
                .invoke(unfinished -> requireFree(project, order, unfinished))
                .chain(() -> requestFirst(project, JobId.next(clock), order, actor));
    }

    /** Requests the first job of a project, in the transaction that creates the project. */
    public Uni<Job> requestFirst(Project project, JobId id, JobOrder order, Actor actor) {
        return repository
                .persistAndFlush(newEntity(project, id, order))
                .map(JobEntity::toJob)
                .call(job -> repository.remember(job, job.createdAt()))
                .call(job -> outbox.append(
                        project.id().value().toString(),
                        job.id().value().toString(),
                        REQUESTED,
                        actor,
                        requested(project, job, order)));
    }

    /** The unfinished job of a project, if one is under way. */
    public Uni<Optional<Job>> unfinished(Project project) {
        return repository.unfinished(project.lockedResource()).map(found -> found.map(JobEntity::toJob));
    }

    /** Everything that is under way in a project. */
    public Uni<List<Job>> unfinishedOf(ProjectId project) {
        return repository
                .unfinishedOf(project)
                .map(found -> found.stream().map(JobEntity::toJob).toList());
    }

    /** Asks the worker to end a job of a project that is being deleted; a deletion goes on. */
    public Uni<Void> cancelForDeletion(Job job, Actor actor) {
        return isDeletion(job.type()) ? Uni.createFrom().voidItem() : askToCancel(job, actor);
    }

    public Uni<Job> get(Caller caller, JobId id) {
        return require(caller, id, Permission.READ_JOBS);
    }

    /** The job once it has ended, or as it is when the time is up. */
    public Uni<Job> await(Caller caller, JobId id, Duration atMost) {
        return get(caller, id).chain(job -> {
            if (job.state().isTerminal() || atMost.isZero()) {
                return Uni.createFrom().item(job);
            }
            var latest = new AtomicReference<>(job);
            return changes.after(id, job.version())
                    .invoke(latest::set)
                    .collect()
                    .last()
                    .ifNoItem()
                    .after(atMost)
                    .recoverWithUni(() -> Uni.createFrom().item(latest.get()));
        });
    }

    /** Every state of the job from its request to its end. */
    public Multi<Job> watch(Caller caller, JobId id) {
        return get(caller, id).onItem().transformToMulti(job -> changes.after(id, REQUESTED - 1));
    }

    public Uni<Page<Job>> ofProject(Caller caller, ProjectId project, PageRequest page) {
        return access.requireEvenIfDeleted(caller, project, Permission.READ_JOBS)
                .chain(() -> list(project, page));
    }

    /** Asks the worker to end the job; a deletion goes on, since what is dropped cannot come back. */
    public Uni<Job> cancel(Caller caller, JobId id) {
        return require(caller, id, Permission.UPDATE_PROJECT).chain(() -> requestCancel(id, caller.actor()));
    }

    /** Applies a report unless a later one was applied; empty when nothing changed. */
    public Uni<Optional<Job>> apply(JobReport report, long sequence) {
        return repository.lock(new JobId(report.jobId())).chain(found -> {
            var newer = found.filter(entity -> entity.version < sequence);
            newer.ifPresent(entity -> entity.apply(report, sequence, clock.instant()));
            return newer.map(JobEntity::toJob)
                    .map(job -> repository.remember(job, job.updatedAt()).replaceWith(Optional.of(job)))
                    .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
        });
    }

    @WithSession
    Uni<Job> find(JobId id) {
        return repository.find(id).map(found -> found.map(JobEntity::toJob).orElseThrow(() -> Problem.notFound("job")));
    }

    @WithSession
    Uni<Page<Job>> list(ProjectId project, PageRequest page) {
        return repository.ofProject(project, page).map(rows -> Page.cut(rows, page.limit(), row -> row.id)
                .map(JobEntity::toJob));
    }

    @WithTransaction
    Uni<Job> requestCancel(JobId id, Actor actor) {
        return repository
                .lock(id)
                .map(found -> found.map(JobEntity::toJob).orElseThrow(() -> Problem.notFound("job")))
                .invoke(Jobs::requireCancellable)
                .call(job -> askToCancel(job, actor));
    }

    private Uni<Void> askToCancel(Job job, Actor actor) {
        return outbox.append(
                job.project().value().toString(),
                job.id().value().toString(),
                job.version(),
                actor,
                new JobRequestEvent.JobCancelRequested(
                        job.id().value(), job.project().value()));
    }

    /** The job, if the caller may do that with its project; asks for the scope before anything is looked up. */
    private Uni<Job> require(Caller caller, JobId id, Permission permission) {
        Access.requireScope(caller, permission.scope());
        return find(id).call(job -> access.requireEvenIfDeleted(caller, job.project(), permission)
                .onFailure(failure -> failure instanceof Problem problem && problem.code() == ProblemCode.NO_ACCESS)
                .transform(failure -> Problem.notFound("job")));
    }

    private static void requireCancellable(Job job) {
        if (job.state().isTerminal()) {
            throw Problem.conflict("the job has ended");
        }
        if (isDeletion(job.type())) {
            throw Problem.conflict("a deletion cannot be cancelled");
        }
    }

    private static boolean isDeletion(JobType type) {
        return switch (type) {
            case PROJECT_DELETE, DATABASE_DELETE -> true;
            case PROJECT_PROVISION,
                    EXTENSION_ENABLE,
                    EXTENSION_DISABLE,
                    CREDENTIALS_ROTATE,
                    LIMITS_APPLY,
                    DATABASE_CREATE,
                    ENVIRONMENT_CLONE -> false;
        };
    }

    private static void requireFree(Project project, JobOrder order, List<JobEntity> unfinished) {
        var whole = project.lockedResource();
        var wanted = order.lockedResource(project);
        boolean free = wanted.equals(whole)
                ? unfinished.isEmpty()
                : unfinished.stream()
                        .noneMatch(job -> job.lockedResource.equals(whole) || job.lockedResource.equals(wanted));
        if (!free) {
            throw Problem.conflict("another change is running");
        }
    }

    private JobEntity newEntity(Project project, JobId id, JobOrder order) {
        var now = clock.instant();
        var entity = new JobEntity();
        entity.id = id.value();
        entity.type = order.spec().jobType().text();
        entity.projectId = project.id().value();
        entity.organizationId = project.team().value();
        entity.clusterId = order.clusterId();
        entity.databaseId = order.database().map(DatabaseId::value).orElse(null);
        entity.lockedResource = order.lockedResource(project);
        entity.state = JobState.PENDING.text();
        entity.maxAttempts = MAX_ATTEMPTS;
        entity.version = REQUESTED;
        entity.createdAt = now;
        entity.updatedAt = now;
        return entity;
    }

    private static JobRequestEvent.JobRequested requested(Project project, Job job, JobOrder order) {
        return new JobRequestEvent.JobRequested(
                job.id().value(),
                project.id().value(),
                project.team().value(),
                order.clusterId(),
                job.lockedResource(),
                job.maxAttempts(),
                job.createdAt(),
                order.spec());
    }
}

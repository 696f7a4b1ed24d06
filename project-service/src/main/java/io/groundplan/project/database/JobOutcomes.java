package io.groundplan.project.database;

import java.util.Optional;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.event.Actor;
import io.groundplan.contracts.event.ProjectEvent;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.job.JobReport;
import io.groundplan.contracts.job.JobState;
import io.groundplan.contracts.job.JobType;
import io.groundplan.project.job.Job;
import io.groundplan.project.job.Jobs;
import io.groundplan.project.project.Project;
import io.groundplan.project.project.ProjectState;
import io.groundplan.project.project.Projects;

/** What the end of a job means for the project and its database. Runs in the transaction of the inbox. */
@ApplicationScoped
public class JobOutcomes {
    private final Projects projects;
    private final DatabaseRepository repository;
    private final Jobs jobs;
    private final ProjectDeletion deletion;
    private final PrimaryDatabase primary;
    private final EnvironmentOutcomes environments;

    JobOutcomes(
            Projects projects,
            DatabaseRepository repository,
            Jobs jobs,
            ProjectDeletion deletion,
            PrimaryDatabase primary,
            EnvironmentOutcomes environments) {
        this.projects = projects;
        this.repository = repository;
        this.jobs = jobs;
        this.deletion = deletion;
        this.primary = primary;
        this.environments = environments;
    }

    /** Applies a worker's report and answers the job; one older than the last applied changes nothing. */
    public Uni<Optional<Job>> apply(JobReport report, long sequence, Actor actor) {
        return lockProject(report).chain(() -> jobs.apply(report, sequence)).call(applied -> applied.map(
                        job -> settle(job, actor).chain(() -> goOnDeleting(job, actor)))
                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** Only the end of a job changes more than its own row. */
    private Uni<Void> lockProject(JobReport report) {
        return report.state().isTerminal()
                ? projects.lockEvenIfDeleted(new ProjectId(report.projectId()))
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> settle(Job job, Actor actor) {
        return switch (job.state()) {
            case PENDING, RUNNING -> Uni.createFrom().voidItem();
            case COMPLETED -> completed(job, actor);
            case FAILED, CANCELLED -> unsuccessful(job);
        };
    }

    private Uni<Void> completed(Job job, Actor actor) {
        return switch (job.type()) {
            case PROJECT_PROVISION, DATABASE_CREATE, ENVIRONMENT_CLONE ->
                ready(job)
                        .call(project -> makesReady(job, project)
                                ? projects.append(
                                        project,
                                        actor,
                                        new ProjectEvent.ProjectReady(
                                                project.id().value(), project.name()))
                                : Uni.createFrom().voidItem())
                        .chain(() -> environments.copied(job));
            case CREDENTIALS_ROTATE ->
                change(job, JobOutcomes::takeNextPassword).replaceWithVoid();
            case EXTENSION_ENABLE, EXTENSION_DISABLE, LIMITS_APPLY ->
                change(job, entity -> entity.lastError = null).replaceWithVoid();
            case PROJECT_DELETE -> projectDropped(job, actor);
            case DATABASE_DELETE ->
                projects.touch(job.project()).chain(project -> databaseDropped(project, job, actor));
        };
    }

    private Uni<Void> unsuccessful(Job job) {
        var reason = job.state() == JobState.CANCELLED ? job.type().text() + " was cancelled" : job.error();
        return switch (job.type()) {
            case PROJECT_PROVISION, DATABASE_CREATE, ENVIRONMENT_CLONE ->
                change(job, entity -> {
                            entity.state = DatabaseState.FAILED.text();
                            entity.lastError = reason;
                        })
                        .chain(() -> environments.notCopied(job));
            case CREDENTIALS_ROTATE ->
                change(job, entity -> {
                            entity.clearNextPassword();
                            entity.lastError = reason;
                        })
                        .replaceWithVoid();
            case EXTENSION_ENABLE, EXTENSION_DISABLE, LIMITS_APPLY, PROJECT_DELETE, DATABASE_DELETE ->
                change(job, entity -> entity.lastError = reason).replaceWithVoid();
        };
    }

    private Uni<Project> ready(Job job) {
        return change(job, entity -> {
            entity.state = DatabaseState.READY.text();
            entity.lastError = null;
        });
    }

    /** Changes the database that the job is about; a job of the whole project is about its primary one. */
    private Uni<Project> change(Job job, Consumer<DatabaseEntity> change) {
        return projects.touch(job.project()).call(project -> {
            var id = job.database() == null ? project.primaryDatabase().orElseThrow() : job.database();
            return repository.find(id).invoke(entity -> entity.ifPresent(change));
        });
    }

    private static void takeNextPassword(DatabaseEntity entity) {
        entity.toDatabase().nextPassword().ifPresent(entity::setPassword);
        entity.clearNextPassword();
        entity.lastError = null;
    }

    /** A project that was deleted while a job ran gets its own job now; its failed deletion waits for another request. */
    private Uni<Void> goOnDeleting(Job job, Actor actor) {
        if (!job.state().isTerminal() || job.type() == JobType.PROJECT_DELETE) {
            return Uni.createFrom().voidItem();
        }
        return projects.get(job.project())
                .chain(project -> project.state() == ProjectState.DELETING
                        ? deletion.goOn(project, actor)
                        : Uni.createFrom().voidItem());
    }

    private static boolean makesReady(Job job, Project project) {
        return project.state() == ProjectState.ACTIVE
                && project.primaryDatabase().equals(Optional.ofNullable(job.database()));
    }

    private Uni<Void> projectDropped(Job job, Actor actor) {
        return repository
                .ofProject(job.project())
                .chain(entities -> projects.touch(job.project()).call(project -> Multi.createFrom()
                        .iterable(entities)
                        .onItem()
                        .transformToUniAndConcatenate(entity -> dropped(project, entity, actor))
                        .collect()
                        .asList()))
                .chain(() -> deletion.end(job.project()));
    }

    private Uni<Void> databaseDropped(Project project, Job job, Actor actor) {
        return repository
                .find(job.database())
                .chain(found -> found.map(
                                entity -> dropped(project, entity, actor).chain(() -> environments.dropped(entity)))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .chain(() -> primary.settle(project))
                .replaceWithVoid();
    }

    private Uni<Void> dropped(Project project, DatabaseEntity entity, Actor actor) {
        return repository
                .drop(entity)
                .chain(() -> projects.append(
                        project,
                        actor,
                        new ProjectEvent.DatabaseDeleted(project.id().value(), entity.id, entity.name)));
    }
}

package io.groundplan.project.database;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.EnvironmentId;
import io.groundplan.contracts.job.JobType;
import io.groundplan.project.environment.Environments;
import io.groundplan.project.job.Job;
import io.groundplan.project.job.Jobs;

/** What the end of a job of one database means for the environment that the database is in. */
@ApplicationScoped
class EnvironmentOutcomes {
    private final DatabaseRepository repository;
    private final Environments environments;
    private final Jobs jobs;

    EnvironmentOutcomes(DatabaseRepository repository, Environments environments, Jobs jobs) {
        this.repository = repository;
        this.environments = environments;
        this.jobs = jobs;
    }

    /** A clone is ready when the last of its databases is copied. */
    Uni<Void> copied(Job job) {
        return isCopy(job)
                ? repository.find(job.database()).chain(found -> found.map(entity -> readyIfLast(job, entity))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                : Uni.createFrom().voidItem();
    }

    /** A clone that misses a database has failed, however the others do. */
    Uni<Void> notCopied(Job job) {
        return isCopy(job)
                ? repository.find(job.database()).chain(found -> found.map(
                                entity -> environments.cloneFailed(new EnvironmentId(entity.environmentId)))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                : Uni.createFrom().voidItem();
    }

    /** A deleted environment ends with its last database. */
    Uni<Void> dropped(DatabaseEntity entity) {
        var environment = new EnvironmentId(entity.environmentId);
        return repository
                .ofEnvironment(environment)
                .chain(left -> left.isEmpty()
                        ? environments.removeIfDeleted(environment)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> readyIfLast(Job job, DatabaseEntity copy) {
        var environment = new EnvironmentId(copy.environmentId);
        return jobs.unfinishedOf(job.project()).chain(unfinished -> repository
                .ofEnvironment(environment)
                .chain(siblings -> siblings.stream().anyMatch(sibling -> isBeingCopied(sibling, unfinished))
                        ? Uni.createFrom().voidItem()
                        : environments.cloneReady(environment)));
    }

    private static boolean isBeingCopied(DatabaseEntity entity, List<Job> unfinished) {
        return unfinished.stream()
                .anyMatch(job -> isCopy(job) && job.database().value().equals(entity.id));
    }

    private static boolean isCopy(Job job) {
        return job.type() == JobType.ENVIRONMENT_CLONE;
    }
}

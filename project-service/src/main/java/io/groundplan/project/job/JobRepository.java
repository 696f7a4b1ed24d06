package io.groundplan.project.job;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.event.EventJson;
import io.groundplan.contracts.id.JobId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.runtime.paging.PageRequest;
import io.groundplan.runtime.sql.Transactions;

@ApplicationScoped
class JobRepository implements PanacheRepositoryBase<JobEntity, UUID> {
    private static final String OF_PROJECT = "projectId = :project and id < :below order by id desc";

    private static final String UNFINISHED = "lockedResource = ?1 and state in ('pending', 'running')";

    private static final String UNFINISHED_OF_PROJECT =
            "projectId = ?1 and state in ('pending', 'running') order by id";

    private static final String REMEMBER =
            """
            insert into job_change (job_id, version, snapshot, changed_at)
            values ($1, $2, $3, $4)
            on conflict on constraint job_change_pk do nothing
            """;

    private final Transactions transactions;

    JobRepository(Transactions transactions) {
        this.transactions = transactions;
    }

    Uni<Optional<JobEntity>> find(JobId id) {
        return findById(id.value()).map(Optional::ofNullable);
    }

    Uni<Optional<JobEntity>> lock(JobId id) {
        return findById(id.value(), LockModeType.PESSIMISTIC_WRITE).map(Optional::ofNullable);
    }

    Uni<Optional<JobEntity>> unfinished(String lockedResource) {
        return find(UNFINISHED, lockedResource).firstResult().map(Optional::ofNullable);
    }

    Uni<List<JobEntity>> unfinishedOf(ProjectId project) {
        return list(UNFINISHED_OF_PROJECT, project.value());
    }

    Uni<List<JobEntity>> ofProject(ProjectId project, PageRequest page) {
        Map<String, Object> parameters = Map.of("project", project.value(), "below", page.below());
        return find(OF_PROJECT, parameters).range(0, page.limit()).list();
    }

    /** Keeps the state that the job has now, for event streams. */
    Uni<Void> remember(Job job, Instant now) {
        return transactions
                .update(REMEMBER, job.id().value(), job.version(), EventJson.write(job), now.atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }
}

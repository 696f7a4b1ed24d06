package io.groundplan.worker.ready;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.job.DatabaseTarget;
import io.groundplan.contracts.job.JobSpec;
import io.groundplan.contracts.job.RoleLimits;
import io.groundplan.runtime.sql.PoolTransactions;

/**
 * Which databases there are, as the ends of jobs tell: a row comes in the transaction that completes the creation and
 * goes in the one that completes the deletion.
 */
@ApplicationScoped
public class ReadyDatabases {
    private static final String ADD =
            """
            insert into ready_database (database_id, project_id, cluster_id, name, login_role, storage_bytes)
            values ($1, $2, $3, $4, $5, $6)
            on conflict on constraint ready_database_pk do nothing
            """;

    /** The next look comes at once, so that a raised limit lets a database be written again. */
    private static final String LIMIT =
            """
            update ready_database
            set storage_bytes = $2,
                sample_after = now()
            where database_id = any ($1)
                and project_id = $3
                and login_role is not null
            """;

    private static final String REMOVE = "delete from ready_database where database_id = $1 and project_id = $2";
    private static final String REMOVE_ALL = "delete from ready_database where project_id = $1";

    private final PoolTransactions transactions;

    ReadyDatabases(PoolTransactions transactions) {
        this.transactions = transactions;
    }

    /** A job of that project completed. Joins the transaction that says so. */
    public Uni<Void> completed(ProjectId project, String cluster, JobSpec spec) {
        return switch (spec.jobType()) {
            case PROJECT_PROVISION -> {
                var job = (JobSpec.ProvisionProject) spec;
                yield add(project, cluster, job.target(), job.limits());
            }
            case DATABASE_CREATE -> {
                var job = (JobSpec.CreateDatabase) spec;
                yield add(project, cluster, job.target(), job.limits());
            }
            case ENVIRONMENT_CLONE -> {
                var job = (JobSpec.CloneEnvironment) spec;
                yield add(project, cluster, job.target(), job.limits());
            }
            case DATABASE_DELETE -> remove(project, ((JobSpec.DeleteDatabase) spec).target());
            case PROJECT_DELETE ->
                transactions.update(REMOVE_ALL, project.value()).replaceWithVoid();
            case LIMITS_APPLY -> limit(project, (JobSpec.ApplyLimits) spec);
            case EXTENSION_ENABLE, EXTENSION_DISABLE, CREDENTIALS_ROTATE ->
                Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> add(ProjectId project, String cluster, DatabaseTarget target, RoleLimits limits) {
        return transactions
                .update(
                        ADD,
                        target.databaseId(),
                        project.value(),
                        cluster,
                        target.databaseName(),
                        target.loginRole(),
                        limits.storageBytes())
                .replaceWithVoid();
    }

    private Uni<Void> limit(ProjectId project, JobSpec.ApplyLimits job) {
        var databases = job.targets().stream().map(DatabaseTarget::databaseId).toArray(UUID[]::new);
        return transactions
                .update(LIMIT, databases, job.limits().storageBytes(), project.value())
                .replaceWithVoid();
    }

    private Uni<Void> remove(ProjectId project, DatabaseTarget target) {
        return transactions.update(REMOVE, target.databaseId(), project.value()).replaceWithVoid();
    }
}

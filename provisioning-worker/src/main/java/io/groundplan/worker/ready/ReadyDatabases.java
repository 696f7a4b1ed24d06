package io.groundplan.worker.ready;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.job.DatabaseTarget;
import io.groundplan.contracts.job.JobSpec;
import io.groundplan.runtime.sql.PoolTransactions;

/**
 * Which databases there are, as the ends of jobs tell: a row comes in the transaction that completes the creation and
 * goes in the one that completes the deletion.
 */
@ApplicationScoped
public class ReadyDatabases {
    private static final String ADD =
            """
            insert into ready_database (database_id, project_id, cluster_id, name)
            values ($1, $2, $3, $4)
            on conflict on constraint ready_database_pk do nothing
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
            case PROJECT_PROVISION -> add(project, cluster, ((JobSpec.ProvisionProject) spec).target());
            case DATABASE_CREATE -> add(project, cluster, ((JobSpec.CreateDatabase) spec).target());
            case ENVIRONMENT_CLONE -> add(project, cluster, ((JobSpec.CloneEnvironment) spec).target());
            case DATABASE_DELETE -> remove(project, ((JobSpec.DeleteDatabase) spec).target());
            case PROJECT_DELETE ->
                transactions.update(REMOVE_ALL, project.value()).replaceWithVoid();
            case EXTENSION_ENABLE, EXTENSION_DISABLE, CREDENTIALS_ROTATE, LIMITS_APPLY ->
                Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> add(ProjectId project, String cluster, DatabaseTarget target) {
        return transactions
                .update(ADD, target.databaseId(), project.value(), cluster, target.databaseName())
                .replaceWithVoid();
    }

    private Uni<Void> remove(ProjectId project, DatabaseTarget target) {
        return transactions.update(REMOVE, target.databaseId(), project.value()).replaceWithVoid();
    }
}

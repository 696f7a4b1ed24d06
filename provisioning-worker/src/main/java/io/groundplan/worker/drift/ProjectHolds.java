package io.groundplan.worker.drift;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.worker.queue.LeaseLostException;

/**
 * The lock that jobs of a project take, for work that is no job: an entry in `job_one_running_per_resource` by a
 * transaction that is never committed. A worker that would claim a job of the project waits for its end; a process that
 * is killed lets go at once; and nobody is told of a job that nobody asked for.
 */
@ApplicationScoped
class ProjectHolds {
    private static final String TAKE =
            """
            insert into job (id, project_id, organization_id, cluster_id, locked_resource, type, spec, max_attempts,
                requested_at, state, claimed_by, started_at, deadline_at, lease_until)
            values ($1, $2, $2, '', $3, 'drift.repair', '{}', 1,
                now(), 'running', 'drift repair', now(), now(), now())
            """;

    private static final String IS_FREE =
            """
            select not exists (
                select 1
                from job
                where project_id = $1
                    and id <> $2
                    and state in ('pending', 'running')) as free
            """;

    private static final String UNIQUE_VIOLATION = "23505";

    private final Pool pool;

    ProjectHolds(Pool pool) {
        this.pool = pool;
    }

    /**
     * Does the work while no job of the project can run; empty, with nothing done, while one is under way.
     *
     * @param work is given a guard that throws once the hold is lost
     */
    <T> Uni<Optional<T>> during(ProjectId project, Function<Runnable, Uni<T>> work) {
        return pool.getConnection().chain(connection -> connection
                .begin()
                .chain(transaction -> held(connection, project, work)
                        .onTermination()
                        .call(() -> transaction.rollback().onFailure().recoverWithNull()))
                .onTermination()
                .call(() -> connection.close().onFailure().recoverWithNull()));
    }

    private static <T> Uni<Optional<T>> held(
            SqlConnection connection, ProjectId project, Function<Runnable, Uni<T>> work) {
        var lost = new AtomicBoolean();
        connection.closeHandler(() -> lost.set(true));
        return take(connection, project)
                .chain(taken -> taken
                        ? work.apply(() -> requireHeld(lost)).map(Optional::of)
                        : Uni.createFrom().item(Optional.empty()));
    }

    private static Uni<Boolean> take(SqlConnection connection, ProjectId project) {
        var id = UUID.randomUUID();
        return connection
                .preparedQuery(TAKE)
                .execute(Tuple.of(id, project.value(), "project:" + project.text()))
                .chain(() -> connection.preparedQuery(IS_FREE).execute(Tuple.of(project.value(), id)))
                .map(rows -> rows.iterator().next().getBoolean(0))
                .onFailure(ProjectHolds::isTaken)
                .recoverWithItem(false);
    }

    private static boolean isTaken(Throwable failure) {
        return failure instanceof PgException refused && UNIQUE_VIOLATION.equals(refused.getSqlState());
    }

    private static void requireHeld(AtomicBoolean lost) {
        if (lost.get()) {
            throw new LeaseLostException("the hold on the project is lost");
        }
    }
}

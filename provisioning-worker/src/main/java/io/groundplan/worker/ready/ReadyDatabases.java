package io.groundplan.worker.ready;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.job.DatabaseTarget;
import io.groundplan.contracts.job.JobSpec;
import io.groundplan.contracts.job.RoleLimits;
import io.groundplan.runtime.sql.PoolTransactions;
import io.groundplan.worker.WorkerConfig;

/**
 * Which databases there are, as the ends of jobs tell: a row comes in the transaction that completes the creation and
 * goes in the one that completes the deletion.
 */
@ApplicationScoped
public class ReadyDatabases {
    /** There is little to see in a new database, and a look at once would be in the way of the jobs that follow. */
    private static final String ADD =
            """
            insert into ready_database (database_id, project_id, cluster_id, name, login_role, storage_bytes, sample_after)
            select made.*, %s
            from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::bigint[])
                as made (database_id, project_id, cluster_id, name, login_role, storage_bytes)
            on conflict on constraint ready_database_pk do nothing
            """
                    .formatted(SampleSlots.next("made.database_id", "$7"));

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

    private static final String REMOVE =
            """
            delete from ready_database
            using unnest($1::uuid[], $2::uuid[]) as dropped (id, project)
            where database_id = dropped.id
                and project_id = dropped.project
            """;

    private static final String REMOVE_ALL = "delete from ready_database where project_id = any ($1)";

    /** A job that completed. */
    public record Ended(ProjectId project, String cluster, JobSpec spec) {}

    private record Made(Ended job, DatabaseTarget target, RoleLimits limits) {}

    private final PoolTransactions transactions;
    private final WorkerConfig config;

    ReadyDatabases(PoolTransactions transactions, WorkerConfig config) {
        this.transactions = transactions;
        this.config = config;
    }

    /** Jobs completed, no two of one database. Joins the transaction that says so, with a statement for each kind. */
    public Uni<Void> completed(List<Ended> jobs) {
        var changes = Stream.of(
                        add(jobs.stream().flatMap(ReadyDatabases::made).toList()),
                        remove(jobs.stream()
                                .filter(job -> job.spec() instanceof JobSpec.DeleteDatabase)
                                .toList()),
                        removeAll(jobs.stream()
                                .filter(job -> job.spec() instanceof JobSpec.DeleteProject)
                                .toList()),
                        jobs.stream()
                                .filter(job -> job.spec() instanceof JobSpec.ApplyLimits)
                                .map(job -> limit(job.project(), (JobSpec.ApplyLimits) job.spec())))
                .flatMap(each -> each)
                .toList();
        return changes.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join().all(changes).andFailFast().replaceWithVoid();
    }

    private static Stream<Made> made(Ended job) {
        return switch (job.spec().jobType()) {
            case PROJECT_PROVISION -> {
                var made = (JobSpec.ProvisionProject) job.spec();
                yield Stream.of(new Made(job, made.target(), made.limits()));
            }
            case DATABASE_CREATE -> {
                var made = (JobSpec.CreateDatabase) job.spec();
                yield Stream.of(new Made(job, made.target(), made.limits()));
            }
            case ENVIRONMENT_CLONE -> {
                var made = (JobSpec.CloneEnvironment) job.spec();
                yield Stream.of(new Made(job, made.target(), made.limits()));
            }
            case PROJECT_DELETE,
                    DATABASE_DELETE,
                    EXTENSION_ENABLE,
                    EXTENSION_DISABLE,
                    CREDENTIALS_ROTATE,
                    LIMITS_APPLY -> Stream.empty();
        };
    }

    private Stream<Uni<Integer>> add(List<Made> made) {
        return made.isEmpty()
                ? Stream.empty()
                : Stream.of(transactions.update(
                        ADD,
                        column(made, UUID[]::new, one -> one.target().databaseId()),
                        column(made, UUID[]::new, one -> one.job().project().value()),
                        column(made, String[]::new, one -> one.job().cluster()),
                        column(made, String[]::new, one -> one.target().databaseName()),
                        column(made, String[]::new, one -> one.target().loginRole()),
                        column(made, Long[]::new, one -> one.limits().storageBytes()),
                        config.sampleInterval().toMillis()));
    }

    private Stream<Uni<Integer>> remove(List<Ended> dropped) {
        return dropped.isEmpty()
                ? Stream.empty()
                : Stream.of(transactions.update(
                        REMOVE,
                        column(dropped, UUID[]::new, job -> ((JobSpec.DeleteDatabase) job.spec())
                                .target()
                                .databaseId()),
                        column(dropped, UUID[]::new, job -> job.project().value())));
    }

    private Stream<Uni<Integer>> removeAll(List<Ended> dropped) {
        return dropped.isEmpty()
                ? Stream.empty()
                : Stream.of(transactions.update(REMOVE_ALL, (Object)
                        column(dropped, UUID[]::new, job -> job.project().value())));
    }

    private Uni<Integer> limit(ProjectId project, JobSpec.ApplyLimits job) {
        return transactions.update(
                LIMIT,
                column(job.targets(), UUID[]::new, DatabaseTarget::databaseId),
                job.limits().storageBytes(),
                project.value());
    }

    private static <A, T> T[] column(List<A> rows, IntFunction<T[]> array, Function<A, T> value) {
        return rows.stream().map(value).toArray(array);
    }
}

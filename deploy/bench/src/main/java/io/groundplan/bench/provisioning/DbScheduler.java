package io.groundplan.bench.provisioning;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;

/** db-scheduler with tasks that do nothing, polling by lock and fetch. */
final class DbScheduler implements AutoCloseable {
    /** It tells of each start and stop; kept here, or its level would be forgotten. */
    private static final Logger LOG = Logger.getLogger("com.github.kagkarlsson");

    private static final String TASK = "noop";
    private static final double FETCH_BELOW = 0.5;
    private static final double FETCH_UP_TO = 4.0;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final String TABLE =
            """
            create table scheduled_tasks (
                task_name text not null,
                task_instance text not null,
                task_data bytea,
                execution_time timestamptz not null,
                picked boolean not null,
                picked_by text,
                last_success timestamptz,
                last_failure timestamptz,
                consecutive_failures int,
                last_heartbeat timestamptz,
                version bigint not null,
                priority smallint,
                primary key (task_name, task_instance));
            create index execution_time_idx on scheduled_tasks (execution_time);
            create index last_heartbeat_idx on scheduled_tasks (last_heartbeat);
            create index priority_execution_time_idx on scheduled_tasks (priority desc, execution_time asc)
            """;

    private static final String ENQUEUE =
            """
            insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
            select '%s', gen_random_uuid()::text, now(), false, 1
            from generate_series(1, %d)
            """;

    private final AgroalDataSource database;
    private final int threads;
    private final AtomicLong begunAt = new AtomicLong();
    private final OneTimeTask<Void> task =
            Tasks.oneTime(TASK).execute((instance, context) -> begunAt.compareAndSet(0, System.nanoTime()));

    DbScheduler(Properties settings, int threads) throws SQLException {
        LOG.setLevel(Level.WARNING);
        this.threads = threads;
        var pool = new AgroalDataSourceConfigurationSupplier().connectionPoolConfiguration(connections -> connections
                .maxSize(threads)
                .connectionFactoryConfiguration(
                        factory -> factory.jdbcUrl(settings.getProperty("quarkus.datasource.jdbc.url"))
                                .principal(new NamePrincipal(settings.getProperty("quarkus.datasource.username")))
                                .credential(new SimplePassword(settings.getProperty("quarkus.datasource.password")))));
        this.database = AgroalDataSource.from(pool);
        execute(TABLE);
    }

    /** From the first execution until no task is left. */
    double perSecond(int tasks) throws SQLException, InterruptedException {
        execute("vacuum analyze scheduled_tasks");
        execute(ENQUEUE.formatted(TASK, tasks));
        begunAt.set(0);
        var scheduler = Scheduler.create(database, task)
                .threads(threads)
                .pollUsingLockAndFetch(FETCH_BELOW, FETCH_UP_TO)
                .pollingInterval(Duration.ofMillis(100))
                .build();
        scheduler.start();
        try {
            while (left() > 0) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            return tasks * NANOS_PER_SECOND / (System.nanoTime() - begunAt.get());
        } finally {
            scheduler.stop();
        }
    }

    @Override
    public void close() {
        database.close();
    }

    private long left() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from scheduled_tasks")) {
            row.next();
            return row.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

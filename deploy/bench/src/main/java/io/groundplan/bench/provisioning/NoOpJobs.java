package io.groundplan.bench.provisioning;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/** Jobs of the worker without a step: projects of 100 organizations are deleted that have no database. */
final class NoOpJobs {
    private static final String ENQUEUE =
            """
            insert into job (id, project_id, organization_id, cluster_id, locked_resource, type, spec, max_attempts,
                requested_at)
            select gen_random_uuid(), project, md5('bench' || number %% 100)::uuid, 'bench', 'project:' || project,
                'project.delete', '{"type": "project.delete", "targets": []}', 5, now()
            from (
                select number, gen_random_uuid() as project
                from generate_series(1, %d) number) as wanted
            """;

    private static final String DONE =
            """
            select count(*) filter (where state = 'completed') as jobs,
                min(error) as error,
                extract(epoch from max(completed_at) - min(claimed_at)) as seconds
            from job
            """;

    private static final String UNPUBLISHED = "select count(*) from outbox";

    private final Connection connection;

    NoOpJobs(Connection connection) {
        this.connection = connection;
    }

    /** From the first claim to the last completion, by the clock of the server. */
    double perSecond(int jobs) throws SQLException, InterruptedException {
        execute("truncate job");
        execute("vacuum analyze");
        execute(ENQUEUE.formatted(jobs));
        double rate = 0;
        while (rate == 0) {
            TimeUnit.MILLISECONDS.sleep(100);
            rate = rateOnce(jobs);
        }
        awaitPublished();
        return rate;
    }

    private double rateOnce(int jobs) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(DONE)) {
            row.next();
            if (row.getString("error") != null) {
                throw new IllegalStateException(row.getString("error"));
            }
            return row.getLong("jobs") < jobs ? 0 : jobs / row.getDouble("seconds");
        }
    }

    /** What a round leaves in the outbox is no burden of the next. */
    private void awaitPublished() throws SQLException, InterruptedException {
        long left = 1;
        while (left > 0) {
            TimeUnit.MILLISECONDS.sleep(100);
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery(UNPUBLISHED)) {
                row.next();
                left = row.getLong(1);
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

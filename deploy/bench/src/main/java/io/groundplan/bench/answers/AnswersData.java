package io.groundplan.bench.answers;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;

/**
 * Writes what usage-service would have after thirty days: sums as of that many events, spread evenly over projects, hours,
 * databases and operations, samples of every hour, and activity. The totals follow by the service's own triggers.
 */
final class AnswersData {
    private static final String PROJECT = "insert into known_project (project_id, team_id) values (?, ?)";

    /** Two databases of each project, with names; samples are made for these too. */
    private static final List<String> CONTENTS = List.of(
            """
            insert into known_database (database_id, project_id, name)
            select gen_random_uuid(), project_id, 'db-' || n
            from known_project, generate_series(1, 2) n
            """,
            """
            insert into known_api_key (key_id, project_id)
            select gen_random_uuid(), project_id
            from known_project, generate_series(1, 5) n
            """,
            """
            insert into activity_entry (id, project_id, action, actor_id, actor_name, details, occurred_at)
            select gen_random_uuid(), project_id, 'task.created', 'system', 'Groundplan', '{"taskName":"Task"}',
                now() - n * interval '40 minutes'
            from known_project, generate_series(1, 1000) n
            """,
            """
            insert into database_gauge
                (database_id, project_id, sampled_at, collections, documents, data_bytes, index_bytes)
            select database_id, project_id, now(), 12, 45000, 720000, 80000
            from known_database
            """,
            """
            insert into database_storage (database_id, bucket, sampled_at, bytes)
            select database_id, hour, hour, 800000 - 1000 * n
            from known_database, generate_series(0, 719) n,
                lateral (select date_trunc('hour', now(), 'UTC') - n * interval '1 hour' as hour) at
            """,
            """
            insert into project_storage (project_id, bucket, delta)
            select project_id, bucket, count(*) * 1000
            from database_storage
            join known_database using (database_id)
            group by project_id, bucket
            """);

    private static final List<String> EMPTY =
            List.of("truncate usage_hour", "truncate usage_day", "truncate usage_total");

    /**
     * One hour. Each sum has the events that fall on it evenly, the fraction at random; one without events has no row.
     */
    private static final String HOURS =
            """
            insert into usage_hour
            select project_id, hour, database_id, operation, events, events * 300, events * 2000
            from (
                select p.project_id, hour, database_id, operation, floor(? + random())::bigint as events
                from known_project p
                cross join lateral (
                    select database_id from known_database d where d.project_id = p.project_id
                    union all
                    select null
                ) d
                cross join unnest(array['read', 'list', 'create', 'update', 'delete']) operation
                cross join lateral (
                    select date_trunc('hour', now(), 'UTC') - ? * interval '1 hour' as hour
                ) h
            ) cell
            where events > 0
            order by random()
            """;

    private static final String DAYS =
            """
            insert into usage_day
            select project_id, date_trunc('day', bucket, 'UTC'), database_id, operation, sum(requests),
                sum(ingress_bytes), sum(egress_bytes)
            from usage_hour
            group by 1, 2, 3, 4
            order by 2, random()
            """;

    private static final int HOURS_FILLED = 720;
    private static final double SUMS_OF_HOUR = 3 * 5;

    private final Connection connection;
    private final List<ProjectId> projects;
    private final TeamId team;

    AnswersData(Connection connection, List<ProjectId> projects, TeamId team) {
        this.connection = connection;
        this.projects = projects;
        this.team = team;
    }

    /** The projects and all of them that has nothing to do with events, in one team. */
    void addProjects() throws SQLException {
        try (var insert = connection.prepareStatement(PROJECT)) {
            for (var project : projects) {
                insert.setObject(1, project.value());
                insert.setObject(2, team.value());
                insert.addBatch();
            }
            insert.executeBatch();
        }
        execute(CONTENTS);
    }

    /** Sums of so many events, in place of those before; hour after hour, so that they lie in the tables as they come. */
    void fill(long events) throws SQLException {
        execute(EMPTY);
        try (var hours = connection.prepareStatement(HOURS)) {
            hours.setDouble(1, events / SUMS_OF_HOUR / HOURS_FILLED / projects.size());
            for (int ago = HOURS_FILLED - 1; ago >= 0; ago--) {
                hours.setInt(2, ago);
                hours.executeUpdate();
            }
        }
        // does what autovacuum would do some minutes later, in the middle of a measurement
        execute(List.of(DAYS, "vacuum analyze", "checkpoint"));
    }

    long events() throws SQLException {
        return number("select sum(reads + writes) from usage_total where period = 'day'");
    }

    long cells() throws SQLException {
        return number("select count(*) from usage_hour");
    }

    private long number(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void execute(List<String> statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }
}

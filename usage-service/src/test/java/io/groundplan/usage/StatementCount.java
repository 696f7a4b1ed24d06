package io.groundplan.usage;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.groundplan.testkit.embedded.PostgresServer;
import io.groundplan.testkit.quarkus.TestServers;

/**
 * The statements about a project that one request sends to PostgreSQL, as the server itself counts them. The request is
 * repeated, and only what happened at least once per repetition counts; what the service does beside it names no project.
 */
record StatementCount(List<String> statements) {
    private static final int TIMES = 10;

    private static final String CALLS =
            """
            select s.query, sum(s.calls)
            from pg_stat_statements s
            join pg_database d on d.oid = s.dbid
            join pg_roles r on r.oid = s.userid
            where d.datname = ? and r.rolname <> current_user
            and s.query like '%project_id = $1%'
            group by s.query
            """;

    /** Runs the request often enough to tell. */
    static StatementCount of(Runnable request) {
        // the first time may read what is kept afterwards
        request.run();
        var before = calls();
        for (int i = 0; i < TIMES; i++) {
            request.run();
        }
        var statements = new ArrayList<String>();
        calls().forEach((statement, count) -> {
            long each = (count - before.getOrDefault(statement, 0L)) / TIMES;
            for (int i = 0; i < each; i++) {
                statements.add(statement);
            }
        });
        return new StatementCount(statements);
    }

    int count() {
        return statements.size();
    }

    private static Map<String, Long> calls() {
        var calls = new HashMap<String, Long>();
        try (var connection = TestServers.postgres().connect(PostgresServer.ADMIN);
                var create = connection.createStatement();
                var query = connection.prepareStatement(CALLS)) {
            create.execute("create extension if not exists pg_stat_statements");
            query.setString(1, ServiceDatabase.name());
            var rows = query.executeQuery();
            while (rows.next()) {
                calls.put(rows.getString(1), rows.getLong(2));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return calls;
    }
}

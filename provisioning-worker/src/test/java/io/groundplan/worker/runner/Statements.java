package io.groundplan.worker.runner;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/**
 * The statements that a server has executed in one database, as it counts them itself. Those that name what they are
 * about, as CREATE ROLE does, go by their first two words.
 */
final class Statements {
    private static final String CALLS =
            """
            select kind, sum(calls)
            from (
                select s.calls,
                    case when s.query ~* '^\\s*(select|with|insert|update|delete)'
                        then regexp_replace(s.query, '\\s+', ' ', 'g')
                        else lower(substring(s.query from '^\\s*(\\w+(?:\\s+\\w+)?)'))
                    end as kind
                from pg_stat_statements s
                    join pg_database d on d.oid = s.dbid
                where d.datname = current_database()) as counted
            group by kind
            """;

    private Statements() {}

    /** What is executed at least once whenever the work is done, and how often; what happens beside it now and then is not. */
    static Map<String, Long> of(Connection connection, int times, Runnable work) throws SQLException {
        forget(connection);
        for (int i = 0; i < times; i++) {
            work.run();
        }
        var each = new TreeMap<String, Long>();
        calls(connection).forEach((kind, calls) -> {
            if (calls >= times) {
                each.put(kind, calls / times);
            }
        });
        return each;
    }

    /** The server counts so many different statements and no more: those of all tests before would push ours out. */
    private static void forget(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("create extension if not exists pg_stat_statements");
            statement.execute("select pg_stat_statements_reset()");
        }
    }

    private static Map<String, Long> calls(Connection connection) throws SQLException {
        var calls = new TreeMap<String, Long>();
        try (var statement = connection.createStatement()) {
            var rows = statement.executeQuery(CALLS);
            while (rows.next()) {
                calls.put(rows.getString(1), rows.getLong(2));
            }
        }
        return calls;
    }
}

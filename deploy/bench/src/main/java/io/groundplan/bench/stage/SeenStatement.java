package io.groundplan.bench.stage;

import java.sql.Connection;
import java.sql.SQLException;

/** A statement as the server shows it in its table of sessions. */
final class SeenStatement {
    private static final String LAST =
            """
            select query
            from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid() and query like ?
            order by query_start desc
            limit 1
            """;

    private SeenStatement() {}

    /** The last one in the connection's database whose text is like that. */
    static String last(Connection connection, String like) throws SQLException {
        try (var statement = connection.prepareStatement(LAST)) {
            statement.setString(1, like);
            try (var row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("the service ran no statement like " + like);
                }
                return row.getString(1);
            }
        }
    }
}

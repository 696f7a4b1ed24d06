package io.groundplan.bench.api;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.function.Function;

/** A temporary table `copies` on a connection, which statements that write many projects read from. */
final class Copies {
    private static final String TABLE =
            """
            create temporary table copies (
                project     uuid,
                environment uuid,
                database    uuid,
                owner       uuid,
                team        uuid,
                name        text,
                at          timestamptz
            )
            """;

    private static final String FILL =
            """
            insert into copies
            select * from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::timestamptz[])
            """;

    private Copies() {}

    static void write(Connection connection, List<Copy> copies) throws SQLException {
        execute(connection, TABLE);
        try (var fill = connection.prepareStatement(FILL)) {
            fill.setArray(1, connection.createArrayOf("uuid", column(copies, Copy::project)));
            fill.setArray(2, connection.createArrayOf("uuid", column(copies, Copy::environment)));
            fill.setArray(3, connection.createArrayOf("uuid", column(copies, Copy::database)));
            fill.setArray(4, connection.createArrayOf("uuid", column(copies, copy -> copy.owner()
                    .user()
                    .value())));
            fill.setArray(5, connection.createArrayOf("uuid", column(copies, copy -> copy.owner()
                    .team()
                    .value())));
            fill.setArray(6, connection.createArrayOf("text", column(copies, Copy::name)));
            fill.setArray(
                    7, connection.createArrayOf("timestamptz", column(copies, copy -> Timestamp.from(copy.at()))));
            fill.executeUpdate();
        }
    }

    /** Does what autovacuum would do some minutes later, in the middle of a measurement. */
    static void settle(Connection connection) throws SQLException {
        execute(connection, "drop table copies");
        execute(connection, "vacuum analyze");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Object[] column(List<Copy> copies, Function<Copy, Object> value) {
        return copies.stream().map(value).toArray();
    }
}

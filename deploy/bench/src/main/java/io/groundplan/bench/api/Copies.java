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
                name        text,
                at          timestamptz
            )
            """;

    private static final String FILL =
            """
            insert into copies
            select * from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::timestamptz[])
            """;

    private Copies() {}

    /** Makes the table anew. */
    static void write(Connection connection, List<Copy> copies) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("drop table if exists copies");
            statement.execute(TABLE);
        }
        try (var fill = connection.prepareStatement(FILL)) {
            fill.setArray(1, connection.createArrayOf("uuid", column(copies, Copy::project)));
            fill.setArray(2, connection.createArrayOf("uuid", column(copies, Copy::environment)));
            fill.setArray(3, connection.createArrayOf("uuid", column(copies, Copy::database)));
            fill.setArray(4, connection.createArrayOf("text", column(copies, Copy::name)));
            fill.setArray(
                    5, connection.createArrayOf("timestamptz", column(copies, copy -> Timestamp.from(copy.at()))));
            fill.executeUpdate();
        }
    }

    private static Object[] column(List<Copy> copies, Function<Copy, Object> value) {
        return copies.stream().map(value).toArray();
    }
}

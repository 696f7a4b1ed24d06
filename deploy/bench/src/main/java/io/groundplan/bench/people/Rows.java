package io.groundplan.bench.people;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes many rows of a table in one statement. */
final class Rows {
    private Rows() {}

    /** A column, its type, and where its values come from. */
    record Column<T>(String name, String type, Function<T, Object> value) {}

    static <T> void insert(Connection connection, String table, List<T> rows, List<Column<T>> columns)
            throws SQLException {
        var sql = "insert into %s (%s) select * from unnest(%s)"
                .formatted(
                        table, joined(columns, Column::name), joined(columns, column -> "?::" + column.type() + "[]"));
        try (var statement = connection.prepareStatement(sql)) {
            int position = 1;
            for (var column : columns) {
                var values = rows.stream().map(column.value()).toArray();
                statement.setArray(position++, connection.createArrayOf(column.type(), values));
            }
            statement.executeUpdate();
        }
    }

    /** Does what autovacuum would do some minutes later, in the middle of a measurement. */
    static void settle(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
        }
    }

    private static <T> String joined(List<Column<T>> columns, Function<Column<T>, String> text) {
        return columns.stream().map(text).collect(Collectors.joining(", "));
    }
}

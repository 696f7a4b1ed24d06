package io.groundplan.testkit.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** All rows of all tables of a database as text, for tests that look for what must not be there. */
public final class EveryRow {
    private static final String TABLES =
            """
            select format('%I.%I', schemaname, tablename)
            from pg_tables
            where schemaname not in ('pg_catalog', 'information_schema')
            order by 1""";

    private EveryRow() {}

    /** Each row preceded by the name of its table. */
    public static List<String> of(Connection connection) throws SQLException {
        var everything = new ArrayList<String>();
        for (var table : texts(connection, TABLES)) {
            texts(connection, "select t::text from " + table + " t").forEach(row -> everything.add(table + row));
        }
        return everything;
    }

    private static List<String> texts(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}

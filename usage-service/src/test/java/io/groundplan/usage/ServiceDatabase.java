package io.groundplan.usage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.TreeSet;

import org.eclipse.microprofile.config.ConfigProvider;

import io.groundplan.testkit.quarkus.TestServers;

/** The tables of the service under test. */
public final class ServiceDatabase {
    private ServiceDatabase() {}

    static Connection open() throws SQLException {
        return TestServers.postgres().connect(name());
    }

    static String name() {
        var url = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
        return url.substring(url.lastIndexOf('/') + 1);
    }

    /** Executes one statement; parameters take the places of `?`. */
    public static void run(String sql, Object... parameters) {
        try (var connection = open();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of all rows, sorted. */
    public static TreeSet<String> rows(String sql, Object... parameters) {
        var rows = new TreeSet<String>();
        try (var connection = open();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(result.getString(1));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return rows;
    }
}

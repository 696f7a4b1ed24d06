package io.groundplan.testkit.sql;

import java.sql.Connection;
import java.sql.SQLException;

import org.eclipse.microprofile.config.ConfigProvider;

import io.groundplan.testkit.quarkus.TestServers;

/** The tables of the service under test. */
public final class ServiceDatabase {
    private ServiceDatabase() {}

    public static Connection open() throws SQLException {
        return TestServers.postgres().connect(name());
    }

    public static String name() {
        var url = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
        return url.substring(url.lastIndexOf('/') + 1);
    }

    /** The first column of the only row; parameters take the places of `?`. */
    public static Object value(String sql, Object... parameters) {
        try (var connection = open();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (var result = statement.executeQuery()) {
                result.next();
                return result.getObject(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Executes one statement. */
    public static void run(String sql) {
        try (var connection = open();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

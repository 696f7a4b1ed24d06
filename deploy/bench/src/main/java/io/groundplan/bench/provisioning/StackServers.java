package io.groundplan.bench.provisioning;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** The servers of a local stack, to which their administrator has access from this machine without a password. */
final class StackServers {
    private final Properties ports = new Properties();

    /** Of the stack that keeps its data in that directory. */
    StackServers(Path data) throws IOException {
        try (var reader = Files.newBufferedReader(data.resolve("ports.properties"))) {
            ports.load(reader);
        }
    }

    Connection tenant() throws SQLException {
        return connect("tenant-database", "postgres");
    }

    /** The database of the jobs. */
    Connection queue() throws SQLException {
        return connect("control-database", "provisioning");
    }

    private Connection connect(String server, String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + ports.getProperty(server) + "/" + database, "postgres", "");
    }
}

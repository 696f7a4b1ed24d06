package io.groundplan.worker.cluster;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import io.groundplan.testkit.embedded.PostgresServer;

/**
 * Registers a second cluster in a region of its own, on a server that a test can freeze: from then on it takes
 * connections, as the kernel does that, and answers nothing.
 */
public final class SecondClusterTestResource implements QuarkusTestResourceLifecycleManager {
    public static final String CLUSTER = "second";
    public static final int MAX_DATABASES = 20;

    private static PostgresServer server;

    @Override
    public Map<String, String> start() {
        server = PostgresServer.open(PostgresServer.Options.forTests().withScram());
        var cluster = new HashMap<String, String>();
        cluster.put("region", "elsewhere");
        cluster.put("plans", "standard,business");
        cluster.put("host", "localhost");
        cluster.put("port", Integer.toString(server.port()));
        cluster.put("public-host", "second.example");
        cluster.put("public-port", "5432");
        cluster.put("pooled-port", "6432");
        cluster.put("admin-user", PostgresServer.ADMIN);
        cluster.put("admin-password", "trusted-over-loopback");
        cluster.put("max-databases", Integer.toString(MAX_DATABASES));
        cluster.put("ssl-mode", "disable");
        var config = new HashMap<String, String>();
        cluster.forEach((key, value) -> config.put("groundplan.clusters." + CLUSTER + "." + key, value));
        config.put("groundplan.worker.watch-interval", "200ms");
        config.put("groundplan.worker.trial-interval", "4s");
        config.put("groundplan.worker.connections.silence", "3s");
        return config;
    }

    @Override
    public void stop() {
        if (server != null) {
            thaw();
            server.close();
            server = null;
        }
    }

    /** A connection of its administrator. */
    public static Connection connect(String database) throws SQLException {
        return server.connect(database);
    }

    public static Connection connect(String database, String user, String password) throws SQLException {
        return server.connect(database, user, password);
    }

    public static void freeze() {
        Frozen.signal(server.port(), "STOP");
    }

    public static void thaw() {
        Frozen.signal(server.port(), "CONT");
    }

    /** The processes of the server, found while it still answered. */
    private static final class Frozen {
        private static ProcessHandle postmaster;

        private Frozen() {}

        static synchronized void signal(int port, String signal) {
            if (postmaster == null) {
                if (signal.equals("CONT")) {
                    return;
                }
                postmaster = postmaster();
            }
            try {
                var processes = Stream.concat(Stream.of(postmaster), postmaster.descendants())
                        .map(process -> Long.toString(process.pid()));
                var command = Stream.concat(Stream.of("kill", "-" + signal), processes)
                        .toList();
                // one that ended meanwhile makes the command fail for itself only
                new ProcessBuilder(command).start().waitFor();
            } catch (IOException e) {
                throw new IllegalStateException("could not signal the server on port " + port, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private static ProcessHandle postmaster() {
            try (var connection = server.connect("postgres");
                    var statement = connection.createStatement();
                    var row = statement.executeQuery("select pg_backend_pid()")) {
                row.next();
                return ProcessHandle.of(row.getLong(1))
                        .flatMap(ProcessHandle::parent)
                        .orElseThrow();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}

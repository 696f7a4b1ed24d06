package io.groundplan.worker.copy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;

import org.postgresql.Driver;

import io.groundplan.worker.cluster.Cluster;
import io.groundplan.worker.cluster.Identifier;

/**
 * The blocking connections of one copy: the reactive client knows no COPY. Cutting them ends whatever waits on them, and
 * nothing can be opened any more.
 */
final class CopyConnections implements AutoCloseable {
    private static final Driver DRIVER = new Driver();

    private final Cluster cluster;
    private final String application;
    private final List<Connection> open = new CopyOnWriteArrayList<>();
    private volatile boolean cut;

    CopyConnections(Cluster cluster, String application) {
        this.cluster = cluster;
        this.application = application;
    }

    /** With settings that win over what an owner set for a database or role. */
    Connection asAdmin(Identifier database) throws SQLException {
        var settings = cluster.settings();
        var lockTimeout = Long.toString(cluster.limits().lockTimeout().toMillis());
        return open(
                database,
                settings.adminUser(),
                settings.adminPassword(),
                Map.of("role", "none", "lock_timeout", lockTimeout));
    }

    Connection asLogin(CopyOrder order) throws SQLException {
        return open(
                order.target(),
                order.roles().login().name(),
                order.password(),
                Map.of(
                        "role",
                        order.roles().owner().name(),
                        "idle_in_transaction_session_timeout",
                        "0",
                        "lock_timeout",
                        "0"));
    }

    private Connection open(Identifier database, String user, String password, Map<String, String> more)
            throws SQLException {
        var settings = cluster.settings();
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", application);
        properties.setProperty("sslmode", settings.sslMode().value);
        settings.sslRootCertificate().ifPresent(file -> properties.setProperty("sslrootcert", file.toString()));
        properties.setProperty(
                "connectTimeout", Long.toString(cluster.limits().timeout().toSeconds()));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("options", options(more));
        var connection = DRIVER.connect(
                "jdbc:postgresql://%s:%d/%s".formatted(settings.host(), settings.port(), database), properties);
        open.add(connection);
        if (cut) {
            cut();
        }
        return connection;
    }

    private String options(Map<String, String> more) {
        var options = new StringBuilder("-c search_path=pg_catalog,pg_temp -c statement_timeout=0")
                .append(" -c default_transaction_read_only=off -c standard_conforming_strings=on")
                .append(" -c client_min_messages=warning -c datestyle=ISO -c intervalstyle=postgres")
                .append(" -c extra_float_digits=3 -c bytea_output=hex -c xmloption=content -c row_security=on");
        more.forEach(
                (name, value) -> options.append(" -c ").append(name).append('=').append(value));
        return options.toString();
    }

    /** From outside, while a thread may be at work on them. */
    void cut() {
        cut = true;
        for (var connection : open) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                throw new IllegalStateException("a connection does not let itself be cut", e);
            }
        }
    }

    @Override
    public void close() {
        cut();
    }
}

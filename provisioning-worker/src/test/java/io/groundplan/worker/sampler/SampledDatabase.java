package io.groundplan.worker.sampler;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.UUID;

import io.groundplan.contracts.id.CanonicalId;
import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.testkit.quarkus.TestServers;
import io.groundplan.worker.cluster.Marker;

/** A database on the tenant server with its owner and marker, as a job would have left it. */
record SampledDatabase(ProjectId project, DatabaseId id, String name, String password) {

    static SampledDatabase create() {
        var id = DatabaseId.next(Clock.systemUTC());
        var name = "s_" + CanonicalId.base32(id.value());
        var database = new SampledDatabase(ProjectId.next(Clock.systemUTC()), id, name, "secret-" + UUID.randomUUID());
        TestServers.tenant().createOwnedDatabase(name, name, database.password);
        database.mark(Marker.of(database.project));
        return database;
    }

    void mark(Marker marker) {
        asAdmin("comment on database %1$s is %2$s; comment on role %1$s is %2$s".formatted(name, marker.literal()));
    }

    void asAdmin(String sql) {
        try (var connection = TestServers.tenant().connect(name)) {
            run(connection, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As its owner. */
    void execute(String sql) {
        try (var connection = connect()) {
            run(connection, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    long number(String sql) {
        try (var connection = TestServers.tenant().connect(name);
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Connection connect() throws SQLException {
        return TestServers.tenant().connect(name, name, password);
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

package io.groundplan.runtime.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import org.postgresql.ds.PGSimpleDataSource;

import io.groundplan.contracts.event.Actor;
import io.groundplan.contracts.event.ProjectEvent;
import io.groundplan.testkit.embedded.PostgresServer;

/** A database of one test with the outbox in it, and a service that writes there. */
final class OutboxDatabase {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final DataSource source;
    private final JdbcTransactions transactions;

    private OutboxDatabase(DataSource source) {
        this.source = source;
        this.transactions = new JdbcTransactions(source);
    }

    static OutboxDatabase createdOn(PostgresServer server) throws SQLException {
        var name = "outbox_" + COUNT.incrementAndGet();
        server.createDatabase(name);
        var source = new PGSimpleDataSource();
        source.setUrl(server.jdbcUrl(name, PostgresServer.ADMIN));
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(script("/db/foundation/V0_1__outbox.sql"));
            statement.execute(script("/db/foundation/V0_4__outbox_traceparent.sql"));
        }
        return new OutboxDatabase(source);
    }

    DataSource source() {
        return source;
    }

    /** Commits one change of the project, the `version`-th. */
    void change(UUID project, long version, OutboxRelay relay) {
        change(project, version, version, relay);
    }

    /** Commits the changes `first` to `last` of the project in one transaction. */
    void change(UUID project, long first, long last, OutboxRelay relay) {
        var outbox = new Outbox(transactions, relay, Clock.systemUTC(), "test-service");
        transactions.commit(() -> {
            for (long version = first; version <= last; version++) {
                append(outbox, project, version);
            }
            return io.smallrye.mutiny.Uni.createFrom().voidItem();
        });
    }

    /** Appends a change, and fails before the commit. */
    void changeInVain(UUID project, OutboxRelay relay) {
        var outbox = new Outbox(transactions, relay, Clock.systemUTC(), "test-service");
        transactions.commit(() -> {
            append(outbox, project, 1);
            throw new IllegalStateException("the use case failed");
        });
    }

    /** How many rows wait to be published, as everybody else sees them. */
    int waiting() {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from outbox")) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void append(Outbox outbox, UUID project, long version) {
        var event = new ProjectEvent.ProjectUpdated(project, "Orders " + version, List.of("name"));
        outbox.append(project.toString(), project.toString(), version, new Actor("system", "M\u00e4ya"), event)
                .await()
                .indefinitely();
    }

    private static String script(String resource) {
        try (var content = OutboxDatabase.class.getResourceAsStream(resource)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

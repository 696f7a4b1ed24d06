package io.groundplan.worker.runner;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TenantClusterTestResource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A copy shows its source at one moment, while the source goes on. */
@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(TenantClusterTestResource.class)
class CloneWhileWritingTest {

    @Inject
    Engine engine;

    @BeforeEach
    void clear() {
        engine.clear();
    }

    @Test
    void transactionsAreInTheCopyAsAWholeOrNotAtAll() throws Exception {
        var tenant = Tenant.create();
        engine.run(tenant, tenant.provision());
        try (var connection = tenant.connect()) {
            // first and last by name, with something between them that takes its time
            TenantServer.run(
                    connection,
                    """
                    create table a_account (id integer primary key, amount bigint not null);
                    create table m_filling as select i, repeat('x', 200) from generate_series(1, 100000) i;
                    create table z_account (id integer primary key, amount bigint not null);
                    insert into a_account select i, 1000 from generate_series(1, 20) i;
                    insert into z_account select i, 1000 from generate_series(1, 20) i
                    """);
        }
        var transfers = new AtomicInteger();
        var job = engine.request(tenant, tenant.copy());
        var copied = new CompletableFuture<JobView>();
        var writers = CompletableFuture.allOf(
                CompletableFuture.runAsync(() -> transfer(tenant, copied, transfers)),
                CompletableFuture.runAsync(() -> transfer(tenant, copied, transfers)));
        try {
            copied.complete(engine.finish(job));
        } catch (RuntimeException | Error e) {
            copied.completeExceptionally(e);
        }
        writers.join();

        assertEquals("completed", copied.join().state());
        assertTrue(transfers.get() > 100, () -> transfers + " transfers");
        try (var connection = tenant.copied().connect()) {
            assertEquals(
                    "40000",
                    TenantServer.read(
                            connection,
                            "select (select sum(amount) from a_account) + (select sum(amount) from z_account)"));
        }
    }

    private static void transfer(Tenant tenant, CompletableFuture<JobView> until, AtomicInteger transfers) {
        try (var connection = tenant.connect()) {
            connection.setAutoCommit(false);
            while (!until.isDone()) {
                int amount = ThreadLocalRandom.current().nextInt(1, 100);
                move(connection, "a_account", -amount);
                move(connection, "z_account", amount);
                connection.commit();
                transfers.incrementAndGet();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void move(Connection connection, String table, int amount) throws SQLException {
        TenantServer.run(
                connection,
                "update %s set amount = amount + %d where id = %d"
                        .formatted(table, amount, 1 + (amount < 0 ? -amount : amount) % 20));
    }
}

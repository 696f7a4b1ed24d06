package io.groundplan.worker.runner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TenantClusterTestResource;
import io.groundplan.worker.cluster.PoolerTestResource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** Projects behind a real pooler, in transaction mode. */
@Tag("pgbouncer")
@EnabledIf(
        value = "io.groundplan.worker.runner.PgBouncerTest#isThere",
        disabledReason = "run with -Ppgbouncer where the program pgbouncer is installed")
@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(TenantClusterTestResource.class)
@QuarkusTestResource(value = PoolerTestResource.class, restrictToAnnotatedClass = true)
class PgBouncerTest {
    private static final Path PSQL = Path.of("/usr/bin/psql");

    @Inject
    Engine engine;

    private PgBouncer pooler;
    private Tenant tenant;

    static boolean isThere() {
        return "installed".equals(System.getProperty("groundplan.test.pooler"))
                && PgBouncer.program().isPresent();
    }

    @BeforeEach
    void start() throws IOException {
        engine.clear();
        tenant = provisioned();
        TenantServer.execute("alter role %s password '%s'".formatted(PoolerTestResource.ROLE, PgBouncer.PASSWORD));
        pooler = PgBouncer.start();
    }

    @AfterEach
    void stop() throws IOException {
        pooler.close();
    }

    @Test
    void aLoginWorksAsItsOwner() throws SQLException {
        try (var connection = pooler.connect(tenant, tenant.password())) {
            assertEquals(tenant.target().ownerRole(), TenantServer.read(connection, "select current_user"));
            assertEquals(tenant.target().loginRole(), TenantServer.read(connection, "select session_user"));
            assertEquals("1min", TenantServer.read(connection, "show statement_timeout"));
            TenantServer.run(connection, "create table note (id int)");
            TenantServer.run(connection, "insert into note values (1)");
        }
        assertEquals(
                tenant.target().ownerRole(),
                TenantServer.read(tenant.database(), "select tableowner from pg_tables where tablename = 'note'"));
    }

    @Test
    void pooledUrlOpensInPsql() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(PSQL), "psql is not installed");
        var url = "postgresql://%s:%s@localhost:%d/%s?sslmode=disable"
                .formatted(
                        tenant.target().loginRole(), tenant.password(), PoolerTestResource.port(), tenant.database());
        var psql = new ProcessBuilder(PSQL.toString(), "-XAt", url, "-c", "create table t (id int)", "-c", "table t")
                .redirectErrorStream(true)
                .start();
        var said = new String(psql.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, psql.waitFor(), said);
    }

    @Test
    void moreClientsThanConnectionsTakeTurns() throws SQLException {
        var clients = new ArrayList<Connection>();
        try {
            for (int i = 0; i < 3 * Tenant.FREE.connectionLimit(); i++) {
                clients.add(pooler.connect(tenant, tenant.password()));
            }
            for (var client : clients) {
                assertEquals("1", TenantServer.read(client, "select 1"));
            }
        } finally {
            for (var client : clients) {
                client.close();
            }
        }
    }

    @Test
    void nobodyElseGetsIn() {
        var other = provisioned();
        assertThrows(SQLException.class, () -> pooler.connect(tenant, "wrong"));
        assertThrows(SQLException.class, () -> pooler.connect(other, tenant.database(), other.password())
                .close());
        assertThrows(SQLException.class, () -> pooler.connect(tenant, "postgres", tenant.password())
                .close());
    }

    @Test
    void rotationPutsTheOldPasswordOutAndTheNewOneInAtOnce() throws SQLException {
        try (var idle = pooler.connect(tenant, tenant.password())) {
            assertEquals("1", TenantServer.read(idle, "select 1"));
            assertEquals(
                    "completed", engine.run(tenant, tenant.rotate("rotated")).state());
            assertEquals(0, sessions(tenant));
            assertThrows(SQLException.class, () -> pooler.connect(tenant, tenant.password())
                    .close());
            try (var connection = pooler.connect(tenant, "rotated")) {
                assertEquals("1", TenantServer.read(connection, "select 1"));
            }
        }
    }

    @Test
    void aProjectIsDeletedWhileThePoolerHoldsConnections() throws SQLException {
        var idle = pooler.connect(tenant, tenant.password());
        assertEquals("1", TenantServer.read(idle, "select 1"));
        assertEquals(1, sessions(tenant));
        assertEquals("completed", engine.run(tenant, tenant.delete()).state());
        assertEquals(0, TenantServer.traces(tenant));
        assertThrows(SQLException.class, () -> TenantServer.read(idle, "select 1"));
        assertThrows(SQLException.class, () -> pooler.connect(tenant, tenant.password()));
        var next = provisioned();
        Awaitility.await("a project made after that one")
                .atMost(Duration.ofSeconds(10))
                .ignoreExceptions()
                .until(() -> {
                    try (var connection = pooler.connect(next, next.password())) {
                        return TenantServer.read(connection, "select 1").equals("1");
                    }
                });
    }

    private static int sessions(Tenant tenant) {
        return Integer.parseInt(TenantServer.read("select count(*) from pg_stat_activity where usename = '%s'"
                .formatted(tenant.target().loginRole())));
    }

    private Tenant provisioned() {
        var made = Tenant.create();
        var job = engine.run(made, made.provision());
        assertEquals("completed", job.state(), job::toString);
        return made;
    }
}

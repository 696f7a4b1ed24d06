package io.groundplan.worker.runner;

import java.sql.SQLException;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TenantClusterTestResource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(TenantClusterTestResource.class)
class ProvisionTest {

    @Inject
    Engine engine;

    @BeforeEach
    void clear() {
        engine.clear();
    }

    @Test
    void clientsCreateWhatTheOwnerRoleOwns() throws Exception {
        var tenant = provisioned();
        try (var connection = tenant.connect()) {
            TenantServer.run(connection, "create table note (id int, body text)");
            assertEquals(
                    tenant.target().ownerRole(),
                    TenantServer.read(connection, "select tableowner from pg_tables where tablename = 'note'"));
            assertEquals(
                    "60s",
                    TenantServer.read(connection, "select current_setting('statement_timeout')")
                            .replace("1min", "60s"));
            assertEquals("30s", TenantServer.read(connection, "show lock_timeout"));
        }
    }

    @Test
    void defaultExtensionsThatTheClusterOffersAreUsableUnqualified() throws Exception {
        var tenant = provisioned();
        try (var connection = tenant.connect()) {
            assertEquals(
                    64,
                    TenantServer.read(connection, "select encode(digest('a', 'sha256'), 'hex')")
                            .length());
            assertEquals(
                    36,
                    TenantServer.read(connection, "select uuid_generate_v4()").length());
        }
    }

    @Test
    void aLoginReachesNoOtherDatabase() {
        var tenant = provisioned();
        var neighbour = provisioned();
        for (var database : new String[] {"postgres", "template1", neighbour.database()}) {
            var refused = assertThrows(
                    SQLException.class, () -> tenant.connectTo(database).close());
            assertEquals("42501", refused.getSQLState(), database);
        }
    }

    @Test
    void aLoginIsNobodyElseOnTheServer() throws Exception {
        var tenant = provisioned();
        var neighbour = provisioned();
        try (var connection = tenant.connect()) {
            for (var forbidden : new String[] {
                "create role intruder",
                "create database intruder",
                "set role postgres",
                "set role " + neighbour.target().ownerRole(),
                "drop database " + neighbour.database(),
                "comment on role %s is 'mine'".formatted(tenant.target().ownerRole()),
                "alter role %s connection limit 100".formatted(tenant.target().loginRole())
            }) {
                assertThrows(SQLException.class, () -> TenantServer.run(connection, forbidden), forbidden);
            }
        }
    }

    @Test
    void connectionsAreLimited() throws Exception {
        var tenant = provisioned();
        assertEquals("completed", engine.run(tenant, tenant.limit(Tenant.SMALL)).state());
        try (var first = tenant.connect();
                var second = tenant.connect();
                var third = tenant.connect()) {
            var refused =
                    assertThrows(SQLException.class, () -> tenant.connect().close());
            assertEquals("53300", refused.getSQLState());
            assertTrue(first.isValid(1) && second.isValid(1) && third.isValid(1));
        }
    }

    @Test
    void theOutputHasALineForEveryStepAndNoSecret() {
        var tenant = Tenant.create();
        var job = engine.run(tenant, tenant.provision());
        var lines = job.stdout().split("\n");
        assertEquals(Scenario.PROVISION.steps(), lines.length);
        assertTrue(lines[1].matches("\\S+Z owner role \\S+ CREATE ROLE \\d+ ms"), lines[1]);
        assertTrue(lines[4].matches("\\S+Z database \\S+ CREATE DATABASE \\d+ ms"), lines[4]);
        assertFalse(job.stdout().contains("SCRAM"));
        assertFalse(job.stdout().contains(tenant.password()));
    }

    @Test
    void aDeleteEndsOpenSessionsAndWorksOnADatabaseThatItsOwnerMadeATemplate() throws Exception {
        var tenant = provisioned();
        try (var connection = tenant.connect()) {
            TenantServer.run(connection, "alter database %s is_template true".formatted(tenant.database()));
            assertEquals("completed", engine.run(tenant, tenant.delete()).state());
            assertThrows(SQLException.class, () -> TenantServer.read(connection, "select 1"));
        }
        assertEquals(0, TenantServer.traces(tenant));
    }

    @Test
    void anOwnerWhoChangesTheCommentDoesNotLoseTheDatabaseToNobody() throws Exception {
        var tenant = provisioned();
        try (var connection = tenant.connect()) {
            TenantServer.run(connection, "comment on database %s is 'mine'".formatted(tenant.database()));
        }
        assertEquals("completed", engine.run(tenant, tenant.delete()).state());
        assertEquals(0, TenantServer.traces(tenant));
    }

    @Test
    void rotatingClosesOpenSessionsToo() throws Exception {
        var tenant = provisioned();
        var newPassword = "new-" + UUID.randomUUID();
        try (var connection = tenant.connect()) {
            var job = engine.run(tenant, tenant.rotate(newPassword));
            assertEquals("completed", job.state());
            assertFalse(job.stdout().contains("SCRAM"));
            assertThrows(SQLException.class, () -> TenantServer.read(connection, "select 1"));
        }
        assertEquals("28P01", assertThrows(SQLException.class, tenant::connect).getSQLState());
        tenant.connectWith(newPassword).close();
    }

    private Tenant provisioned() {
        var tenant = Tenant.create();
        var job = engine.run(tenant, tenant.provision());
        assertEquals("completed", job.state(), job::toString);
        return tenant;
    }
}

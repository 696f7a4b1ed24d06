package io.groundplan.worker.runner;

import java.sql.SQLException;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TenantClusterTestResource;
import io.groundplan.testkit.quarkus.TestServers;
import io.groundplan.worker.cluster.PoolerTestResource;
import io.groundplan.worker.pooler.PoolerPass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What the role of a connection pooler may do on a cluster, and what nobody may do with its help. */
@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(TenantClusterTestResource.class)
@QuarkusTestResource(value = PoolerTestResource.class, restrictToAnnotatedClass = true)
class PoolerAccessTest {
    private static final String PASSWORD = "of-the-pooler";
    private static final String ASK = "select passwd from groundplan_pooler.login('%s')";

    @Inject
    Engine engine;

    @Inject
    PoolerPass pass;

    @BeforeEach
    void clear() {
        engine.clear();
    }

    @Test
    void itLearnsTheVerifierOfTheLoginOfADatabaseAndOfNobodyElse() throws SQLException {
        var tenant = provisioned();
        var other = provisioned();
        assertNotNull(ask(tenant, tenant.target().loginRole()));
        for (var nobody : new String[] {
            "postgres",
            PoolerTestResource.ROLE,
            other.target().loginRole(),
            tenant.target().ownerRole(),
            "nobody"
        }) {
            assertNull(ask(tenant, nobody), nobody);
        }
    }

    @Test
    void itMayDoNothingElse() throws SQLException {
        var tenant = provisioned();
        try (var connection = tenant.connect()) {
            TenantServer.run(connection, "create table secret (id int)");
        }
        for (var sql : new String[] {
            "select * from secret",
            "create table mine (id int)",
            "set role " + tenant.target().ownerRole(),
            "select rolpassword from pg_authid",
            "create schema mine"
        }) {
            assertThrows(SQLException.class, () -> asPooler(tenant, sql), sql);
        }
        assertThrows(
                SQLException.class, () -> TestServers.tenant().connect("postgres", PoolerTestResource.ROLE, PASSWORD));
    }

    @Test
    void noLoginMayAskInItsPlaceOrChangeWhatItIsTold() throws SQLException {
        var tenant = provisioned();
        try (var connection = tenant.connect()) {
            for (var sql : new String[] {
                ASK.formatted(tenant.target().loginRole()),
                "drop schema groundplan_pooler cascade",
                "alter schema groundplan_pooler rename to mine",
                "create or replace function groundplan_pooler.login(wanted text) returns table (usename name, passwd"
                        + " text) language sql as $$ select 'a', 'b' $$"
            }) {
                assertThrows(SQLException.class, () -> TenantServer.run(connection, sql), sql);
            }
        }
    }

    @Test
    void databasesThatWereThereBeforeAdmitItToo() throws SQLException {
        var tenant = provisioned();
        TenantServer.execute(tenant.database(), "drop schema groundplan_pooler cascade");
        TenantServer.execute(
                "revoke connect on database %s from %s".formatted(tenant.database(), PoolerTestResource.ROLE));
        assertThrows(SQLException.class, () -> ask(tenant, tenant.target().loginRole()));
        pass.run();
        assertNotNull(ask(tenant, tenant.target().loginRole()));
    }

    @Test
    void whereAnOwnerTookItsPlaceItIsNotAdmitted() throws SQLException {
        var tenant = provisioned();
        TenantServer.execute(tenant.database(), "drop schema groundplan_pooler cascade");
        TenantServer.execute(
                "revoke connect on database %s from %s".formatted(tenant.database(), PoolerTestResource.ROLE));
        try (var connection = tenant.connect()) {
            TenantServer.run(connection, "create schema groundplan_pooler");
        }
        pass.run();
        assertThrows(SQLException.class, () -> asPooler(tenant, "select 1"));
        var again = engine.run(tenant, tenant.provision());
        assertEquals("failed", again.state());
        assertTrue(again.error().contains("schema groundplan_pooler that is not ours"), again::error);
    }

    @Test
    void aCloneOfADatabaseThatAdmitsItAdmitsItToo() throws SQLException {
        var tenant = provisioned();
        var job = engine.run(tenant, tenant.copy());
        assertEquals("completed", job.state(), job::toString);
        var copy = tenant.copied();
        assertNotNull(ask(copy, copy.target().loginRole()));
        assertNull(ask(copy, tenant.target().loginRole()));
    }

    private Tenant provisioned() {
        var tenant = Tenant.create();
        var made = engine.run(tenant, tenant.provision());
        assertEquals("completed", made.state(), made::toString);
        TenantServer.execute("alter role %s password '%s'".formatted(PoolerTestResource.ROLE, PASSWORD));
        return tenant;
    }

    private static String ask(Tenant tenant, String login) throws SQLException {
        return asPooler(tenant, ASK.formatted(login));
    }

    private static String asPooler(Tenant tenant, String sql) throws SQLException {
        try (var connection = TestServers.tenant().connect(tenant.database(), PoolerTestResource.ROLE, PASSWORD)) {
            return TenantServer.read(connection, sql);
        }
    }
}

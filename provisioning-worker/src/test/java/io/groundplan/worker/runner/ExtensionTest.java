package io.groundplan.worker.runner;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TenantClusterTestResource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(TenantClusterTestResource.class)
class ExtensionTest {

    @Inject
    Engine engine;

    @BeforeEach
    void clear() {
        engine.clear();
    }

    @Test
    void anExtensionInUseIsKeptAndTheDependentIsNamed() throws Exception {
        var tenant = provisioned();
        assertEquals("completed", engine.run(tenant, tenant.enable("hstore")).state());
        try (var connection = tenant.connect()) {
            TenantServer.run(connection, "create table item (attributes hstore)");
            var refused = engine.run(tenant, tenant.disable("hstore"));
            assertEquals("failed", refused.state());
            assertEquals("permanent", refused.classification());
            assertEquals(1, refused.attempts());
            assertTrue(
                    refused.error().contains("column attributes of table public.item depends on type public.hstore"),
                    refused.error());
            assertTrue(refused.stderr().startsWith("2BP01 "), refused.stderr());
            assertTrue(
                    refused.stderr().contains("column attributes of table public.item depends on type public.hstore"),
                    refused.stderr());
            TenantServer.run(connection, "insert into item values ('a=>1')");
            TenantServer.run(connection, "alter table item drop column attributes");
        }
        assertEquals("completed", engine.run(tenant, tenant.disable("hstore")).state());
    }

    @Test
    void anExtensionThatTheClusterDoesNotOfferIsRefusedAtOnce() {
        var tenant = provisioned();
        var refused = engine.run(tenant, tenant.enable("no_such_extension"));
        assertEquals("permanent", refused.classification());
        assertEquals("cluster local does not offer the extension no_such_extension", refused.error());
    }

    @Test
    void whatAnOwnerSetsForTheDatabaseDoesNotReachTheAdministrator() throws Exception {
        var tenant = provisioned();
        try (var connection = tenant.connect()) {
            for (var setting : new String[] {
                "search_path = 'nowhere'",
                "default_transaction_read_only = on",
                "statement_timeout = 1",
                "role = '%s'".formatted(tenant.target().ownerRole())
            }) {
                TenantServer.run(connection, "alter database %s set %s".formatted(tenant.database(), setting));
            }
        }
        assertEquals(
                "completed",
                engine.run(tenant, tenant.enable("pg_stat_statements")).state());
    }

    @Test
    void aJobForADatabaseThatIsGoneFailsTruthfully() {
        var tenant = Tenant.create();
        var refused = engine.run(tenant, tenant.enable("hstore"));
        assertEquals("database %s is gone or not this project's".formatted(tenant.database()), refused.error());
    }

    private Tenant provisioned() {
        var tenant = Tenant.create();
        assertEquals("completed", engine.run(tenant, tenant.provision()).state());
        return tenant;
    }
}

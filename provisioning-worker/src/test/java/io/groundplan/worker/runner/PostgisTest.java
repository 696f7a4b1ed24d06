package io.groundplan.worker.runner;

import java.sql.SQLException;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TenantClusterTestResource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A large extension that is not trusted, made of hundreds of objects, from its own package. */
@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(TenantClusterTestResource.class)
class PostgisTest {
    @Inject
    Engine engine;

    @BeforeEach
    void offered() {
        Assumptions.assumeTrue(
                TenantServer.read("select 1 from pg_available_extensions where name = 'postgis'") != null,
                "the tenant server offers no PostGIS; -Pdebian-postgresql with postgresql-15-postgis-3 does");
        engine.clear();
    }

    @Test
    void aProjectUsesItThroughItsWholeLife() throws SQLException {
        var tenant = Tenant.create();
        complete(tenant, Scenario.PROVISION);
        assertEquals("completed", engine.run(tenant, tenant.enable("postgis")).state());
        try (var connection = tenant.connect()) {
            TenantServer.run(connection, "create table shop (name text, place geography(point, 4326))");
            TenantServer.run(connection, "create index on shop using gist (place)");
            TenantServer.run(connection, "insert into shop values ('Bern', 'SRID=4326;POINT(7.4474 46.9480)')");
            assertEquals(
                    "Bern",
                    TenantServer.read(
                            connection,
                            "select name from shop where st_dwithin(place, 'SRID=4326;POINT(7.45 46.95)', 1000)"));
        }
        var refused = engine.run(tenant, tenant.disable("postgis"));
        assertEquals("failed", refused.state());
        assertTrue(
                refused.error().contains("column place of table public.shop depends on type public.geography"),
                refused::error);
        assertEquals("completed", engine.run(tenant, tenant.rotate("rotated")).state());
        assertThrows(SQLException.class, tenant::connect);
        try (var connection = tenant.connectWith("rotated")) {
            TenantServer.run(connection, "drop table shop");
        }
        assertEquals("completed", engine.run(tenant, tenant.disable("postgis")).state());
        assertEquals("completed", engine.run(tenant, tenant.enable("postgis")).state());
        assertEquals("completed", engine.run(tenant, tenant.delete()).state());
        assertEquals(0, TenantServer.traces(tenant));
    }

    private void complete(Tenant tenant, Scenario scenario) {
        assertEquals("completed", engine.run(tenant, scenario.spec(tenant)).state());
    }
}

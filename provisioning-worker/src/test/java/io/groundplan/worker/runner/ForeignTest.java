package io.groundplan.worker.runner;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.contracts.job.JobSpec;
import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TenantClusterTestResource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(TenantClusterTestResource.class)
class ForeignTest {

    @Inject
    Engine engine;

    @BeforeEach
    void clear() {
        engine.clear();
    }

    @Test
    void aForeignDatabaseWithTheNameIsLeftUntouched() {
        var tenant = Tenant.create();
        TenantServer.execute("create database " + tenant.database());
        TenantServer.execute(tenant.database(), "create table theirs (id int)");
        refusedThenDeleted(tenant, "database %s exists and is not this project's".formatted(tenant.database()));
        assertEquals(
                "theirs",
                TenantServer.read(tenant.database(), "select relname from pg_class where relname = 'theirs'"));
        assertEquals(1, TenantServer.traces(tenant));
    }

    @Test
    void aForeignRoleWithTheNameIsLeftUntouched() {
        var tenant = Tenant.create();
        TenantServer.execute("create role %s nologin".formatted(tenant.target().ownerRole()));
        refusedThenDeleted(
                tenant,
                "role %s exists and is not this project's"
                        .formatted(tenant.target().ownerRole()));
        assertEquals(1, TenantServer.traces(tenant));
    }

    @Test
    void aForeignLoginWithTheNameKeepsItsPassword() {
        var tenant = Tenant.create();
        TenantServer.execute("create role %s login password 'theirs'"
                .formatted(tenant.target().loginRole()));
        var before = passwordOf(tenant);
        refusedThenDeleted(
                tenant,
                "role %s exists and is not this project's"
                        .formatted(tenant.target().loginRole()));
        assertEquals(before, passwordOf(tenant));
        assertEquals(1, TenantServer.traces(tenant));
    }

    @Test
    void anotherProjectsDatabaseIsForeignToo() {
        var owner = Tenant.create();
        assertEquals("completed", engine.run(owner, owner.provision()).state());
        var intruder = new Tenant(Tenant.create().project(), owner.organization(), owner.target(), "other");
        refusedThenDeleted(
                intruder,
                "role %s exists and is not this project's"
                        .formatted(owner.target().ownerRole()));
        for (var spec : new JobSpec[] {
            intruder.rotate("stolen"),
            intruder.limit(Tenant.SMALL),
            intruder.enable("hstore"),
            intruder.disable("pgcrypto")
        }) {
            assertEquals("permanent", engine.run(intruder, spec).classification());
        }
        Scenario.PROVISION.requireDone(owner);
    }

    @Test
    void aDatabaseLeftUnmarkedByACrashIsOursThroughItsOwnerRole() {
        var tenant = Tenant.create();
        assertEquals("completed", engine.run(tenant, tenant.provision()).state());
        TenantServer.execute("comment on database %s is null".formatted(tenant.database()));
        assertEquals("completed", engine.run(tenant, tenant.provision()).state());
        assertEquals(
                tenant.marker(),
                TenantServer.read("select shobj_description(oid, 'pg_database') from pg_database where datname = '%s'"
                        .formatted(tenant.database())));
    }

    private void refusedThenDeleted(Tenant tenant, String error) {
        var refused = engine.run(tenant, tenant.provision());
        assertEquals("failed", refused.state());
        assertEquals("permanent", refused.classification());
        assertEquals(error, refused.error());
        var deleted = engine.run(tenant, tenant.delete());
        assertEquals("completed", deleted.state());
        assertTrue(deleted.stdout().contains("left alone, not this project's"), deleted.stdout());
    }

    private static String passwordOf(Tenant tenant) {
        return TenantServer.read("select rolpassword from pg_authid where rolname = '%s'"
                .formatted(tenant.target().loginRole()));
    }
}

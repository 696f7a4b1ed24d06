package io.groundplan.worker.runner;

import java.util.OptionalInt;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TenantClusterTestResource;
import io.groundplan.testkit.quarkus.TestServers;
import io.groundplan.worker.cluster.AdvisoryLocks;
import io.groundplan.worker.spare.Filling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(TenantClusterTestResource.class)
class SpareFillTest {
    private static final String PROJECT_DATABASES =
            "select count(*) from pg_database where shobj_description(datdba, 'pg_authid') like 'groundplan:prj%'";

    @Inject
    Engine engine;

    @Inject
    Filling filling;

    @BeforeEach
    void clear() {
        engine.clear();
        var tenant = Tenant.create();
        assertEquals("completed", engine.run(tenant, tenant.provision()).state());
        assertEquals(OptionalInt.of(0), filling.tend(0));
    }

    @AfterEach
    void dropSpares() {
        TenantServer.execute("drop database if exists groundplan_spare_theirs");
        engine.clear();
        filling.tend(0);
    }

    @Test
    void whatWasHandedOutIsMadeAgain() {
        assertEquals(OptionalInt.of(2), filling.tend(2));
        var before = SpareDatabases.all();
        assertEquals(OptionalInt.of(2), filling.tend(2));
        assertEquals(before, SpareDatabases.all());
        var tenant = Tenant.create();
        engine.run(tenant, tenant.provision());
        assertEquals(1, SpareDatabases.all().size());
        assertEquals(OptionalInt.of(2), filling.tend(2));
    }

    @Test
    void sparesAreNoProjectDatabases() {
        var before = TenantServer.read(PROJECT_DATABASES);
        filling.tend(2);
        assertEquals(before, TenantServer.read(PROJECT_DATABASES));
    }

    @Test
    void surplusIsDroppedDownToNone() {
        filling.tend(3);
        var before = SpareDatabases.all();
        assertEquals(OptionalInt.of(1), filling.tend(1));
        assertTrue(before.keySet().containsAll(SpareDatabases.all().keySet()));
        assertEquals(OptionalInt.of(0), filling.tend(0));
        assertEquals(0, SpareDatabases.all().size());
    }

    @Test
    void aClusterKeepsNoMoreSparesThanItHasRoomFor() {
        int projects = Integer.parseInt(TenantServer.read(PROJECT_DATABASES));
        assertEquals(OptionalInt.of(1), filling.tend(3, projects + 1));
        assertEquals(OptionalInt.of(0), filling.tend(3, projects));
        assertEquals(0, SpareDatabases.all().size());
    }

    @Test
    void nothingIsMadeOrDroppedWhileJobsWait() {
        filling.tend(1);
        var before = SpareDatabases.all();
        var tenant = Tenant.create();
        engine.request(tenant, tenant.provision());
        assertEquals(OptionalInt.empty(), filling.tend(2));
        assertEquals(OptionalInt.empty(), filling.tend(0));
        assertEquals(before, SpareDatabases.all());
    }

    @Test
    void copiesOfATemplateThatNobodyWantsAnyMoreAreReplaced() {
        filling.tend(1);
        var stale = SpareDatabases.only();
        var tenant = Tenant.create();
        assertEquals("completed", engine.run(tenant, tenant.createDatabase()).state());
        assertEquals(OptionalInt.of(1), filling.tend(1));
        assertFalse(SpareDatabases.all().containsKey(stale));
        var before = SpareDatabases.all();
        var another = Tenant.create();
        assertEquals("completed", engine.run(another, another.createDatabase()).state());
        assertTrue(before.containsValue(SpareDatabases.oid(another)));
    }

    @Test
    void whatALostFillerLeftIsReplaced() {
        filling.tend(1);
        var unfinished = SpareDatabases.only();
        TenantServer.execute("comment on database %s is null".formatted(unfinished));
        var tenant = Tenant.create();
        engine.run(tenant, tenant.provision());
        assertTrue(SpareDatabases.all().containsKey(unfinished), "what is not finished is not handed out");
        assertEquals(OptionalInt.of(1), filling.tend(1));
        assertFalse(SpareDatabases.all().containsKey(unfinished));
    }

    @Test
    void whatOnlyLooksLikeASpareIsLeftAlone() {
        TenantServer.execute("create database groundplan_spare_theirs");
        filling.tend(1);
        TenantServer.execute("comment on database groundplan_spare_theirs is '%s'"
                .formatted(SpareDatabases.marker(SpareDatabases.only())));
        filling.tend(0);
        var tenant = Tenant.create();
        assertEquals("completed", engine.run(tenant, tenant.provision()).state());
        assertEquals(
                "1", TenantServer.read("select count(*) from pg_database where datname = 'groundplan_spare_theirs'"));
    }

    @Test
    void oneFillerWorksOnAClusterAtATime() throws Exception {
        try (var other = TestServers.tenant().connect("postgres")) {
            TenantServer.read(other, "select pg_advisory_lock(%d)".formatted(AdvisoryLocks.SPARES));
            assertEquals(OptionalInt.empty(), filling.tend(1));
            assertEquals(0, SpareDatabases.all().size());
        }
        assertEquals(OptionalInt.of(1), filling.tend(1));
    }

    @Test
    void copiesStartWithStatistics() {
        filling.tend(1);
        var tenant = Tenant.create();
        engine.run(tenant, tenant.provision());
        assertEquals(
                "t",
                TenantServer.read(
                        tenant.database(),
                        "select reltuples = (select count(*) from pg_proc) from pg_class where relname = 'pg_proc'"),
                "functions of extensions are counted");
    }
}

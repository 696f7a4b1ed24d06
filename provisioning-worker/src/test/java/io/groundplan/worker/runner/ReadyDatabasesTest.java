package io.groundplan.worker.runner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.contracts.job.JobSpec;
import io.groundplan.contracts.job.RoleLimits;
import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TenantClusterTestResource;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** A database is ready from the end of its creation to the end of its deletion, and at no other time. */
@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(TenantClusterTestResource.class)
class ReadyDatabasesTest {
    private static final String BEFORE_THE_SAMPLER = "-- what was made before there was a sampler";

    @Inject
    Engine engine;

    @Inject
    DataSource database;

    @BeforeEach
    void clear() throws SQLException {
        engine.clear();
        engine.execute("delete from ready_database");
    }

    @Test
    void theGuardKnowsTheLimitOfTheLastJobThatSetOne() throws SQLException {
        var tenant = Tenant.create();
        engine.run(tenant, tenant.provision());
        assertEquals(tenant.target().loginRole() + " " + (1L << 30), limit(tenant));
        engine.execute("update ready_database set sample_after = now() + interval '1 hour'");

        engine.run(tenant, tenant.limit(new RoleLimits(3, "5s", "10s", 5000)));

        assertEquals(tenant.target().loginRole() + " 5000", limit(tenant));
        assertEquals("t", read("select sample_after <= now() from ready_database"));
    }

    @Test
    void aNewDatabaseIsLookedAtInItsFirstSlot() throws SQLException {
        var tenant = Tenant.create();
        engine.run(tenant, tenant.provision());

        // slots of tests are a month apart
        assertEquals(
                "t",
                read(
                        "select sample_after > now() and sample_after <= now() + interval '720 hours' from ready_database"));
    }

    @Test
    void aDatabaseIsReadyBetweenTheEndsOfItsTwoJobs() throws SQLException {
        var provisioned = Tenant.create();
        var created = Tenant.create();
        engine.request(provisioned, provisioned.provision());
        engine.claim("slow");
        assertEquals(Set.of(), ready());
        engine.clear();
        engine.run(provisioned, provisioned.provision());
        engine.run(created, created.createDatabase());
        engine.run(provisioned, provisioned.rotate("rotated"));
        assertEquals(Set.of(id(provisioned), id(created)), ready());
        engine.run(created, created.deleteDatabase());
        assertEquals(Set.of(id(provisioned)), ready());
        engine.run(provisioned, provisioned.delete());
        assertEquals(Set.of(), ready());
    }

    @Test
    void whatWasNotFinishedIsNotReady() throws SQLException {
        var failed = Tenant.create();
        TenantServer.execute("create database " + failed.database());
        assertEquals("failed", engine.run(failed, failed.provision()).state());
        var cancelled = Tenant.create();
        engine.cancel(engine.request(cancelled, cancelled.provision()));
        var kept = Tenant.create();
        engine.run(kept, kept.provision());
        engine.cancel(engine.request(kept, kept.delete()));
        assertEquals(Set.of(id(kept)), ready());
    }

    @Test
    void theDatabasesOfEarlierVersionsAreFoundInTheirJobs() throws SQLException, IOException {
        var kept = Tenant.create();
        engine.run(kept, kept.provision());
        var deleted = Tenant.create();
        engine.run(deleted, deleted.createDatabase());
        engine.run(deleted, deleted.deleteDatabase());
        var deletedWithProject = Tenant.create();
        engine.run(deletedWithProject, deletedWithProject.provision());
        engine.run(deletedWithProject, deletedWithProject.delete());
        var further = Tenant.create();
        var target = further.target();
        engine.run(kept, new JobSpec.CreateDatabase(target, Scram.verifier("any"), Tenant.FREE, List.of()));
        engine.execute("delete from ready_database");
        engine.execute(migrationOfOldJobs());
        assertEquals(Set.of(id(kept), id(further)), ready());
    }

    private static String migrationOfOldJobs() throws IOException {
        try (var script = ReadyDatabasesTest.class.getResourceAsStream("/db/migration/V2__ready_database.sql")) {
            var text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            return text.substring(text.indexOf(BEFORE_THE_SAMPLER));
        }
    }

    private String limit(Tenant tenant) throws SQLException {
        return read("select login_role || ' ' || storage_bytes from ready_database where database_id = '%s'"
                .formatted(id(tenant)));
    }

    private String read(String sql) throws SQLException {
        try (var connection = database.getConnection()) {
            return TenantServer.read(connection, sql);
        }
    }

    private static UUID id(Tenant tenant) {
        return tenant.target().databaseId();
    }

    private Set<UUID> ready() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select database_id from ready_database")) {
            var ids = new TreeSet<UUID>();
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
            return ids;
        }
    }
}

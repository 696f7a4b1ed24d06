package io.groundplan.worker.runner;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TenantClusterTestResource;
import io.groundplan.testkit.quarkus.TestServers;
import io.groundplan.worker.queue.Claim;
import io.groundplan.worker.spare.Filling;
import io.groundplan.worker.step.Plan;
import io.groundplan.worker.step.Step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(TenantClusterTestResource.class)
class SpareHandOutTest {
    @Inject
    Engine engine;

    @Inject
    Filling filling;

    /** One project makes the template known. */
    @BeforeEach
    void clear() {
        engine.clear();
        provisioned();
        assertEquals(OptionalInt.of(0), filling.tend(0));
    }

    @AfterEach
    void dropSpares() {
        engine.clear();
        filling.tend(0);
    }

    @Test
    void aSpareBecomesTheProjectsDatabase() throws SQLException {
        filling.tend(2);
        var before = SpareDatabases.all();
        var tenant = provisioned();
        assertTrue(before.containsValue(SpareDatabases.oid(tenant)));
        assertEquals(1, SpareDatabases.all().size());
        assertEquals(tenant.marker(), SpareDatabases.marker(tenant.database()));
        try (var connection = tenant.connect()) {
            assertEquals("32", TenantServer.read(connection, "select length(digest('a', 'sha256'))"));
            TenantServer.run(connection, "create table note (id int)");
        }
    }

    @Test
    void aSpareIsClosedToEveryoneUntilThenAndToOthersAfterwards() {
        filling.tend(1);
        var tenant = provisioned();
        var neighbour = provisioned();
        filling.tend(1);
        var spare = SpareDatabases.only();
        assertThrows(SQLException.class, () -> tenant.connectTo(spare).close());
        assertThrows(
                SQLException.class, () -> TestServers.tenant().connect(spare).close());
        var refused = assertThrows(
                SQLException.class, () -> neighbour.connectTo(tenant.database()).close());
        assertEquals("42501", refused.getSQLState());
        assertEquals(
                "f",
                TenantServer.read("select has_database_privilege('%s', '%s', 'connect')"
                        .formatted(tenant.target().loginRole(), spare)));
    }

    @Test
    void twoThatWantTheSameSpareGetTwoDatabases() throws Exception {
        filling.tend(1);
        var spare = SpareDatabases.all();
        var tenants = List.of(Tenant.create(), Tenant.create());
        tenants.forEach(tenant -> engine.request(tenant, tenant.provision()));
        try (var blocker = TestServers.tenant().connect("postgres")) {
            lock(blocker, SpareDatabases.only());
            var runs = Stream.of("one", "two")
                    .map(worker -> engine.runner(StepObserver.NONE)
                            .run(engine.claim(worker))
                            .subscribeAsCompletionStage())
                    .toList();
            SpareDatabases.awaitWaitingForLock(2);
            blocker.rollback();
            for (var run : runs) {
                run.get();
            }
        }
        assertEquals(0, SpareDatabases.all().size());
        var oids = new HashSet<String>();
        for (var tenant : tenants) {
            Scenario.PROVISION.requireDone(tenant);
            oids.add(SpareDatabases.oid(tenant));
        }
        assertEquals(2, oids.size());
        assertTrue(oids.containsAll(spare.values()));
    }

    @Test
    void aSpareThatIsDroppedUnderOurFeetIsDoneWithout() throws Exception {
        filling.tend(1);
        var spare = SpareDatabases.only();
        var tenant = Tenant.create();
        var job = engine.request(tenant, tenant.provision());
        try (var blocker = TestServers.tenant().connect("postgres")) {
            lock(blocker, spare);
            var drop = Uni.createFrom()
                    .<Void>item(() -> {
                        TenantServer.execute("drop database " + spare);
                        return null;
                    })
                    .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                    .subscribeAsCompletionStage();
            SpareDatabases.awaitWaitingForLock(1);
            var run = engine.runner(StepObserver.NONE).run(engine.claim("late")).subscribeAsCompletionStage();
            SpareDatabases.awaitWaitingForLock(2);
            blocker.rollback();
            drop.get();
            run.get();
        }
        assertEquals("completed", engine.job(job).state());
        assertEquals(1, engine.job(job).attempts());
        Scenario.PROVISION.requireDone(tenant);
    }

    @Test
    void aSpareThatSomebodyHoldsIsLeftToHim() throws Exception {
        filling.tend(1);
        var spare = SpareDatabases.all();
        try (var blocker = TestServers.tenant().connect("postgres")) {
            lock(blocker, SpareDatabases.only());
            provisioned();
            blocker.rollback();
        }
        assertEquals(spare, SpareDatabases.all());
    }

    @Test
    void aConnectionLostInTheMiddleLeavesTheSpareASpare() throws Exception {
        filling.tend(1);
        var before = SpareDatabases.all();
        var marker = SpareDatabases.marker(SpareDatabases.only());
        var tenant = Tenant.create();
        var job = engine.request(tenant, tenant.provision());
        var claim = claimBeyondRoles(tenant);
        try (var blocker = TestServers.tenant().connect("postgres")) {
            blocker.setAutoCommit(false);
            // renamed and given away, but not yet marked
            TenantServer.run(blocker, "lock table pg_shdescription in share mode");
            var run = engine.runner(StepObserver.NONE).run(claim).subscribeAsCompletionStage();
            SpareDatabases.awaitWaitingForLock(1);
            TenantServer.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock'");
            run.get();
            blocker.rollback();
        }
        assertEquals(before, SpareDatabases.all());
        assertEquals(marker, SpareDatabases.marker(SpareDatabases.only()));
        assertEquals("completed", engine.finish(job).state());
        assertEquals(before.values().iterator().next(), SpareDatabases.oid(tenant));
        Scenario.PROVISION.requireDone(tenant);
    }

    @Test
    void aCopyOfAnotherTemplateIsNotHandedOut() {
        filling.tend(1);
        var before = SpareDatabases.all();
        var tenant = Tenant.create();
        assertEquals("completed", engine.run(tenant, tenant.createDatabase()).state());
        assertEquals(before, SpareDatabases.all());
        assertEquals(Set.of("pgcrypto", "plpgsql"), extensionsOf(tenant));
    }

    /** The roles are there already, so that the first comment is the one on the database. */
    private Claim claimBeyondRoles(Tenant tenant) throws Exception {
        var database = Plan.of(tenant.provision()).steps().stream()
                .map(Step::name)
                .toList()
                .indexOf("database " + tenant.database());
        var crash = StopAt.before(database, StopAt.crash());
        var claim = engine.claim("roles");
        engine.runner(crash).run(claim).subscribe().with(ignored -> {});
        crash.awaitReached();
        engine.loseWorker(claim.jobId());
        return engine.claim("database");
    }

    private static void lock(Connection connection, String database) throws SQLException {
        connection.setAutoCommit(false);
        TenantServer.run(connection, "comment on database %s is 'held'".formatted(database));
    }

    private static Set<String> extensionsOf(Tenant tenant) {
        return Set.of(TenantServer.read(
                        tenant.database(), "select string_agg(extname, ',' order by extname) from pg_extension")
                .split(","));
    }

    private Tenant provisioned() {
        var tenant = Tenant.create();
        var job = engine.run(tenant, tenant.provision());
        assertEquals("completed", job.state(), job::toString);
        return tenant;
    }
}

package io.groundplan.worker.runner;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.contracts.event.JobRequestEvent;
import io.groundplan.contracts.id.JobId;
import io.groundplan.contracts.job.JobSpec;
import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TenantClusterTestResource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A copy that does not come to its end leaves nothing, whatever stopped it and wherever. */
@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(TenantClusterTestResource.class)
class CloneStopTest {

    @Inject
    Engine engine;

    @BeforeEach
    void clear() {
        engine.clear();
    }

    @Test
    void aCancelAmongTheRowsIsHonouredAtOnce() throws SQLException {
        var tenant = provisioned();
        try (var pause = Pause.inCopiesOf(tenant)) {
            var job = started(tenant, pause);
            engine.cancel(job);
            await(() -> engine.job(job).isTerminal());
            assertEquals("cancelled", engine.job(job).state());
            assertEquals(0, TenantServer.traces(tenant.copied()));
        }
    }

    @Test
    void whatIsDoneSoFarCanBeSeenWhileItRuns() throws SQLException {
        var tenant = provisioned();
        try (var pause = Pause.inCopiesOf(tenant)) {
            var job = started(tenant, pause);
            await(() -> engine.job(job).stdout() != null
                    && engine.job(job).stdout().contains("schema %s: ".formatted(tenant.database())));
            assertEquals("running", engine.job(job).state());
            engine.cancel(job);
            await(() -> engine.job(job).isTerminal());
        }
    }

    @Test
    void theDeadlineAmongTheRowsLeavesNothing() throws SQLException {
        var tenant = provisioned();
        try (var pause = Pause.inCopiesOf(tenant)) {
            var job = engine.request(tenant, tenant.copy());
            engine.execute("update job set deadline_at = now() + interval '3 seconds' where id = '%s'".formatted(job));
            run(job);
            pause.awaitReached();
            await(() -> engine.job(job).isTerminal());
            var ended = engine.job(job);
            assertEquals("failed", ended.state());
            assertEquals("exhausted", ended.classification());
            assertTrue(ended.error().startsWith("the deadline passed during step clone"), ended::error);
            assertEquals(0, TenantServer.traces(tenant.copied()));
        }
    }

    @Test
    void anotherDatabaseOfTheProjectIsCopiedMeanwhileAndDisturbsNothing() throws SQLException {
        var tenant = provisioned();
        var other = tenant.copied("_2");
        assertEquals("completed", engine.run(other, other.createDatabase()).state());
        var slow = requestFor(tenant, tenant.copy(), "database:slow");
        try (var pause = Pause.inCopiesOf(tenant)) {
            run(slow);
            pause.awaitReached();
            var quick = requestFor(tenant, other.copyTo(tenant.copied("_3")), "database:quick");
            assertEquals("completed", engine.finish(quick).state());
            assertEquals("running", engine.job(slow).state());
        }
        await(() -> engine.job(slow).isTerminal());
        assertEquals("completed", engine.job(slow).state());
        assertEquals(1, engine.job(slow).attempts());
    }

    @Test
    void aLostWorkerLeavesItsHalfToTheNextOneWhoBeginsAgain() throws SQLException {
        var tenant = provisioned();
        UUID job;
        try (var pause = Pause.inCopiesOf(tenant)) {
            job = started(tenant, pause);
            engine.loseWorker(job);
        }
        var ended = engine.finish(job);
        assertEquals("completed", ended.state(), ended::toString);
        assertEquals(2, ended.attempts());
        try (var connection = tenant.copied().connect()) {
            assertEquals("1", TenantServer.read(connection, "select sum(m) from taking_its_time"));
        }
    }

    @Test
    void aWorkerLostPastTheDeadlineLeavesNothingEither() throws SQLException {
        var tenant = provisioned();
        try (var pause = Pause.inCopiesOf(tenant)) {
            var job = started(tenant, pause);
            engine.execute("update job set deadline_at = now() - interval '1 second' where id = '%s'".formatted(job));
            engine.loseWorker(job);
            assertEquals("pending", engine.job(job).state());
            var ended = engine.finish(job);
            assertEquals("failed", ended.state());
            assertEquals("exhausted", ended.classification());
            assertEquals(0, TenantServer.traces(tenant.copied()));
        }
    }

    @Test
    void whatCannotBeCopiedIsNamedAndNothingIsLeft() throws SQLException {
        var tenant = provisioned();
        TenantServer.execute(tenant.database(), "create foreign data wrapper elsewhere");
        TenantServer.execute(tenant.database(), "create table public.of_the_administrator (id integer)");

        var job = engine.run(tenant, tenant.copy());

        assertEquals("failed", job.state());
        assertEquals("permanent", job.classification());
        assertEquals(1, job.attempts());
        assertEquals(
                "foreign-data wrapper elsewhere is of a kind that cannot be copied: drop it; "
                        + "table public.of_the_administrator belongs to role postgres, which is none of the project's: "
                        + "give it to the project or drop it",
                job.error());
        assertEquals(0, TenantServer.traces(tenant.copied()));
    }

    @Test
    void rowsThatTheirOwnConstraintRefusesFailTheJobWithItsNameAndWithoutTheRows() throws SQLException {
        var tenant = provisioned();
        try (var connection = tenant.connect()) {
            TenantServer.run(
                    connection,
                    """
                    create function at_home() returns boolean language sql stable as
                        $$ select current_database() = '%s' $$;
                    create table homely (secret text, constraint only_at_home check (at_home()));
                    insert into homely values ('do not show')
                    """
                            .formatted(tenant.database()));
        }

        var job = engine.run(tenant, tenant.copy());

        assertEquals("failed", job.state());
        assertEquals(
                "validation only_at_home on public.homely cannot be copied: check constraint \"only_at_home\" of relation "
                        + "\"homely\" is violated by some row (SQLSTATE 23514); change or drop it and clone again",
                job.error());
        assertTrue(!job.toString().contains("do not show"));
        assertEquals(0, TenantServer.traces(tenant.copied()));
    }

    @Test
    void aGrantToAnotherProjectsRoleIsRefused() throws SQLException {
        var tenant = provisioned();
        var other = provisioned();
        try (var connection = tenant.connect()) {
            TenantServer.run(connection, "create table shared (id integer)");
            TenantServer.run(
                    connection, "grant select on shared to " + other.target().ownerRole());
        }
        var job = engine.run(tenant, tenant.copy());
        assertEquals("failed", job.state());
        assertEquals(
                "table public.shared is granted to role %s, which is none of the project's: revoke that"
                        .formatted(other.target().ownerRole()),
                job.error());
    }

    @Test
    void aSourceThatIsLockedIsWaitedForAndTriedAgain() throws SQLException {
        var tenant = provisioned();
        try (var connection = tenant.connect()) {
            TenantServer.run(connection, "create table busy (id integer)");
            connection.setAutoCommit(false);
            TenantServer.run(connection, "lock table busy in access exclusive mode");
            var job = engine.request(tenant, tenant.copy());
            run(job);
            await(() ->
                    TenantServer.read("select 1 from pg_locks where not granted and mode = 'AccessShareLock'") != null);
            connection.rollback();
            await(() -> engine.job(job).isTerminal());
            assertEquals("completed", engine.job(job).state());
        }
    }

    @Test
    void somethingElseOfThatNameIsNotTouched() {
        var tenant = provisioned();
        var copy = tenant.copied();
        TenantServer.execute("create database " + copy.database());
        try {
            var job = engine.run(tenant, tenant.copy());
            assertEquals("failed", job.state());
            assertEquals("database %s exists and is not this project's".formatted(copy.database()), job.error());
            assertEquals(1, TenantServer.traces(copy));
        } finally {
            TenantServer.execute("drop database " + copy.database());
        }
    }

    private Tenant provisioned() {
        var tenant = Tenant.create();
        assertEquals("completed", engine.run(tenant, tenant.provision()).state());
        return tenant;
    }

    /** As project-service asks: each database is a resource of its own. */
    private UUID requestFor(Tenant tenant, JobSpec spec, String resource) {
        var id = JobId.next(Clock.systemUTC()).value();
        engine.request(new JobRequestEvent.JobRequested(
                id,
                tenant.project().value(),
                tenant.organization(),
                "local",
                resource + " " + id,
                Engine.MAX_ATTEMPTS,
                Instant.now(),
                spec));
        return id;
    }

    private UUID started(Tenant tenant, Pause pause) {
        var job = engine.request(tenant, tenant.copy());
        run(job);
        pause.awaitReached();
        return job;
    }

    private void run(UUID job) {
        engine.runner(StepObserver.NONE)
                .run(engine.claim("copying " + job))
                .subscribe()
                .with(ignored -> {});
    }

    private static void await(BooleanSupplier condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(condition::getAsBoolean);
    }
}

package io.groundplan.worker.runner;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.contracts.event.JobRequestEvent;
import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.id.JobId;
import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TenantClusterTestResource;
import io.groundplan.testkit.quarkus.TestServers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** Jobs of several databases of one project run at the same time. */
@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(TenantClusterTestResource.class)
class SideBySideTest {

    @Inject
    Engine engine;

    private final Tenant first = Tenant.create();
    private final Tenant second =
            new Tenant(first.project(), first.organization(), Tenant.create().target(), "other");

    @BeforeEach
    void clear() {
        engine.clear();
    }

    @Test
    void theyDoNotEndEachOthersSessions() {
        var one = request(first);
        var other = request(second);
        var claimOfOne = engine.claim("one");
        var claimOfOther = engine.claim("other");
        engine.run(claimOfOne, StopAt.before(4, () -> engine.runner(StepObserver.NONE)
                .run(claimOfOther)));
        for (var job : new UUID[] {one, other}) {
            assertEquals(
                    "completed", engine.job(job).state(), () -> engine.job(job).toString());
            assertEquals(1, engine.job(job).attempts());
        }
    }

    @Test
    void aJobOfTheWholeProjectEndsWhatAnyOfThemLeftBehind() throws SQLException {
        engine.run(first, first.provision());
        var left = "groundplan " + first.project().text() + " " + database(first);
        try (var abandoned = TestServers.tenant().connect("postgres")) {
            TenantServer.run(abandoned, "set application_name = '%s'".formatted(left));
            engine.run(first, first.delete());
            assertThrows(SQLException.class, () -> TenantServer.run(abandoned, "select 1"));
        }
    }

    private UUID request(Tenant tenant) {
        var id = JobId.next(Clock.systemUTC()).value();
        engine.request(new JobRequestEvent.JobRequested(
                id,
                tenant.project().value(),
                tenant.organization(),
                "local",
                "database:" + database(tenant),
                Engine.MAX_ATTEMPTS,
                Instant.now(),
                tenant.createDatabase()));
        return id;
    }

    private static String database(Tenant tenant) {
        return new DatabaseId(tenant.target().databaseId()).text();
    }
}

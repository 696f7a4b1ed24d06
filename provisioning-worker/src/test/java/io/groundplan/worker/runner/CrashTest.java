package io.groundplan.worker.runner;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TenantClusterTestResource;

import static org.junit.jupiter.api.Assertions.assertEquals;

@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(TenantClusterTestResource.class)
class CrashTest {

    @Inject
    Engine engine;

    @BeforeEach
    void clear() {
        engine.clear();
    }

    @ParameterizedTest
    @EnumSource
    void anotherWorkerFinishesWhatACrashedOneBegan(Scenario scenario) throws Exception {
        for (int step = 0; step < scenario.steps(); step++) {
            crashAndFinish(scenario, StopAt.before(step, StopAt.crash()));
            crashAndFinish(scenario, StopAt.after(step, StopAt.crash()));
        }
    }

    private void crashAndFinish(Scenario scenario, StopAt crash) throws Exception {
        var tenant = scenario.prepare(engine);
        var job = engine.request(tenant, scenario.spec(tenant));
        engine.runner(crash).run(engine.claim("crashing")).subscribe().with(ignored -> {});
        crash.awaitReached();
        engine.loseWorker(job);
        var ended = engine.finish(job);
        assertEquals("completed", ended.state(), ended::toString);
        assertEquals(2, ended.attempts());
        scenario.requireDone(tenant);
    }

    @ParameterizedTest
    @EnumSource
    void aJobThatIsDoneAlreadyChangesNothing(Scenario scenario) {
        var tenant = scenario.prepare(engine);
        assertEquals("completed", engine.run(tenant, scenario.spec(tenant)).state());
        scenario.requireDone(tenant);
        var again = engine.run(tenant, scenario.spec(tenant));
        assertEquals("completed", again.state(), again::toString);
        scenario.requireDone(tenant);
    }
}

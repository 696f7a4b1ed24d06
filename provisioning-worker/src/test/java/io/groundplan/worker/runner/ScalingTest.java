package io.groundplan.worker.runner;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TenantClusterTestResource;
import io.groundplan.worker.step.Step;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Each further worker adds all of its slots: so many jobs sleep side by side, and no two of one project. */
@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(TenantClusterTestResource.class)
class ScalingTest {
    private static final int SLOTS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String RUNNING = "select count(*) from job where state = 'running'";
    private static final String PROJECTS = "select count(distinct project_id) from job where state = 'running'";

    @Inject
    Engine engine;

    @BeforeEach
    void clear() {
        engine.clear();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void asManyJobsSleepAtOnceAsAllWorkersHaveSlots(int count) throws Exception {
        var bed = new Bed();
        var workers = IntStream.range(0, count)
                .mapToObj(i -> engine.dispatcher("worker " + i, SLOTS, bed))
                .toList();
        // two of each project, and more projects than slots
        var tenants = IntStream.range(0, count * SLOTS + 2)
                .mapToObj(i -> Tenant.create())
                .toList();
        var first = tenants.stream()
                .map(tenant -> engine.request(tenant, tenant.delete()))
                .toList();
        var second = tenants.stream()
                .map(tenant -> engine.request(tenant, tenant.delete()))
                .toList();
        workers.forEach(Dispatcher::start);
        Awaitility.await("all slots are taken")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> bed.asleep.get() == count * SLOTS);
        assertEquals(Integer.toString(count * SLOTS), engine.read(RUNNING));
        assertEquals(Integer.toString(count * SLOTS), engine.read(PROJECTS));

        bed.morning.complete(null);

        Awaitility.await("all jobs end").atMost(PATIENCE).until(() -> isDone(first.size() + second.size()));
        for (var worker : workers) {
            worker.stop();
        }
        for (int i = 0; i < tenants.size(); i++) {
            assertEquals(
                    "t",
                    engine.read(
                            "select a.completed_at <= b.claimed_at from job a, job b where a.id = '%s' and b.id = '%s'"
                                    .formatted(first.get(i), second.get(i))),
                    "the second job of a project begins when the first has ended");
        }
    }

    private boolean isDone(int jobs) {
        return engine.read("select count(*) from job where state = 'completed'").equals(Integer.toString(jobs));
    }

    /** Where every job sleeps before its first step until it is morning. */
    private static final class Bed implements StepObserver {
        private final AtomicInteger asleep = new AtomicInteger();
        private final CompletableFuture<Void> morning = new CompletableFuture<>();

        @Override
        public Uni<Void> before(Step step) {
            if (morning.isDone()) {
                return Uni.createFrom().voidItem();
            }
            asleep.incrementAndGet();
            return Uni.createFrom().completionStage(morning::copy);
        }
    }
}

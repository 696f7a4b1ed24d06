package io.groundplan.worker.runner;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.contracts.event.EventJson;
import io.groundplan.contracts.event.JobEvent;
import io.groundplan.contracts.event.Topics;
import io.groundplan.testkit.kafka.KafkaTap;
import io.groundplan.testkit.kafka.TappedRecord;
import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TenantClusterTestResource;
import io.groundplan.testkit.quarkus.TestServers;
import io.groundplan.testkit.race.AtOnce;
import io.groundplan.worker.step.Step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** However many want a job to end at the same time, it ends once, and the cluster is as that end says. */
@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(TenantClusterTestResource.class)
class EndsTest {
    private static final int JOBS = 40;

    /** One more than there are that name the database or a role of it: some jobs are left in peace. */
    private static final int STEPS = Scenario.PROVISION.steps();

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Engine engine;

    private final Map<UUID, Tenant> jobs = new ConcurrentHashMap<>();

    @BeforeEach
    void clear() {
        engine.clear();
        engine.execute("delete from ready_database");
    }

    @Test
    void cancelsThatRaceWithTheEndLeaveOneOfBoth() throws Exception {
        var cancellers = Executors.newFixedThreadPool(8);
        var workers = workers(3, new Impatient(cancellers));
        try (var tap = KafkaTap.open(TestServers.kafka().bootstrapServers(), Topics.JOBS)) {
            AtOnce.times(JOBS, i -> request());
            workers.forEach(Dispatcher::start);
            awaitEnds();
            stop(workers);
            cancellers.shutdown();
            assertTrue(cancellers.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS));
            assertOneEndEach(tap);
        }
        jobs.forEach(this::assertClusterAgrees);
        assertEquals(Set.of("completed", "cancelled"), states());
    }

    @Test
    void deadlinesThatPassWhileJobsRunLeaveOneEndAndADeletionCleansUp() throws Exception {
        var workers = workers(2, StepObserver.NONE);
        try (var tap = KafkaTap.open(TestServers.kafka().bootstrapServers(), Topics.JOBS)) {
            for (int i = 0; i < JOBS; i++) {
                var job = request();
                // some pass at once, some in the middle, some after the end
                engine.execute(
                        "update job set claimed_by = 'nobody', deadline_at = now() + interval '%d milliseconds' where id = '%s'"
                                .formatted(20 * i, job));
            }
            workers.forEach(Dispatcher::start);
            Awaitility.await("every job ends").atMost(PATIENCE).until(() -> {
                engine.reap();
                return unfinished() == 0;
            });
            stop(workers);
            assertOneEndEach(tap);
        }
        assertTrue(states().contains("failed"), () -> states().toString());
        for (var job : jobs.entrySet()) {
            var ended = engine.job(job.getKey());
            if (ended.state().equals("completed")) {
                assertClusterAgrees(job.getKey(), job.getValue());
            } else {
                assertEquals("exhausted", ended.classification(), ended::toString);
                assertEquals(
                        "completed",
                        engine.run(job.getValue(), job.getValue().delete()).state());
                assertEquals(0, TenantServer.traces(job.getValue()), ended::toString);
            }
        }
    }

    private UUID request() {
        var tenant = Tenant.create();
        var job = engine.request(tenant, tenant.provision());
        jobs.put(job, tenant);
        return job;
    }

    private List<Dispatcher> workers(int count, StepObserver observer) {
        return IntStream.range(0, count)
                .mapToObj(i -> engine.dispatcher("worker " + i, 3, observer))
                .toList();
    }

    private static void stop(List<Dispatcher> workers) throws InterruptedException {
        for (var worker : workers) {
            worker.stop();
        }
    }

    private void awaitEnds() {
        Awaitility.await("every job ends").atMost(PATIENCE).until(() -> unfinished() == 0);
    }

    private long unfinished() {
        return Long.parseLong(engine.read("select count(*) from job where state in ('pending', 'running')"));
    }

    private HashSet<String> states() {
        var states = new HashSet<String>();
        jobs.keySet().forEach(job -> states.add(engine.job(job).state()));
        return states;
    }

    private void assertOneEndEach(KafkaTap tap) {
        var ends = tap.await(this::isEnd, JOBS);
        assertEquals(JOBS, ends.size());
        ends.forEach(end -> assertEquals(
                report(end).job().state().text(),
                engine.job(report(end).job().jobId()).state()));
        assertEquals(
                jobs.keySet(),
                new HashSet<>(
                        ends.stream().map(end -> report(end).job().jobId()).toList()));
    }

    private void assertClusterAgrees(UUID job, Tenant tenant) {
        var ended = engine.job(job);
        boolean ready = engine.read("select 1 from ready_database where database_id = '%s'"
                        .formatted(tenant.target().databaseId()))
                != null;
        assertEquals(ended.state().equals("completed"), ready, ended::toString);
        assertEquals(ready ? 3 : 0, TenantServer.traces(tenant), ended::toString);
        if (ready) {
            Scenario.PROVISION.requireDone(tenant);
        }
    }

    private boolean isEnd(TappedRecord record) {
        return jobs.containsKey(report(record).job().jobId())
                && report(record).job().state().isTerminal();
    }

    /** Has every job cancelled twice as one of its steps begins, each at another one, without waiting for the cancel. */
    private final class Impatient implements StepObserver {
        private final Map<UUID, Integer> begun = new ConcurrentHashMap<>();
        private final AtomicInteger next = new AtomicInteger();
        private final Map<UUID, Integer> patience = new ConcurrentHashMap<>();
        private final Executor cancellers;

        private Impatient(Executor cancellers) {
            this.cancellers = cancellers;
        }

        @Override
        public Uni<Void> before(Step step) {
            jobs.forEach((job, tenant) -> {
                if (step.name().contains(tenant.database())) {
                    int most = patience.computeIfAbsent(job, id -> 1 + next.getAndIncrement() % STEPS);
                    if (begun.merge(job, 1, Integer::sum) == most) {
                        cancellers.execute(() -> engine.cancel(job));
                        cancellers.execute(() -> engine.cancel(job));
                    }
                }
            });
            return Uni.createFrom().voidItem();
        }
    }

    private static JobEvent.JobStarted report(TappedRecord record) {
        return EventJson.read(record.value(), JobEvent.JobStarted.class);
    }
}

package io.groundplan.worker.runner;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.contracts.event.EventJson;
import io.groundplan.contracts.event.JobEvent;
import io.groundplan.contracts.event.Topics;
import io.groundplan.contracts.job.JobReport;
import io.groundplan.testkit.kafka.KafkaTap;
import io.groundplan.testkit.kafka.TappedRecord;
import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TenantClusterTestResource;
import io.groundplan.testkit.quarkus.TestServers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(TenantClusterTestResource.class)
class DispatcherTest {
    private static final int PROJECTS = 8;
    private static final int JOBS_PER_PROJECT = 4;

    @Inject
    Engine engine;

    @BeforeEach
    void clear() {
        engine.clear();
    }

    @Test
    void manyWorkersOnOneQueueCompleteEachJobOnceAndInTheOrderOfItsProject() throws Exception {
        var jobs = new HashMap<UUID, List<UUID>>();
        for (int i = 0; i < PROJECTS; i++) {
            var tenant = Tenant.create();
            jobs.put(
                    tenant.project().value(),
                    List.of(
                            engine.request(tenant, tenant.provision()),
                            engine.request(tenant, tenant.limit(Tenant.SMALL)),
                            engine.request(tenant, tenant.rotate("rotated")),
                            engine.request(tenant, tenant.delete())));
        }
        var workers = IntStream.range(0, 3)
                .mapToObj(i -> engine.dispatcher("worker " + i, 3))
                .toList();
        try (var tap = KafkaTap.open(TestServers.kafka().bootstrapServers(), Topics.JOBS)) {
            workers.forEach(Dispatcher::start);
            tap.await(record -> isOf(jobs, record) && ended(record), PROJECTS * JOBS_PER_PROJECT);
            for (var worker : workers) {
                worker.stop();
            }
            jobs.forEach((project, expected) -> {
                var records = tap.records(record -> project.toString().equals(record.key()));
                assertEquals(
                        expected,
                        records.stream()
                                .filter(DispatcherTest::ended)
                                .map(record -> report(record).jobId())
                                .toList());
                assertTrue(records.stream().filter(DispatcherTest::ended).allMatch(record -> record.type()
                        .equals(JobEvent.JobCompleted.TYPE)));
            });
        }
    }

    @Test
    void aWorkerThatStopsFinishesWhatItRunsAndTakesNothingNew() throws Exception {
        var worker = engine.dispatcher("draining", 1);
        var jobs = new ArrayList<UUID>();
        for (int i = 0; i < 3; i++) {
            var tenant = Tenant.create();
            jobs.add(engine.request(tenant, tenant.provision()));
        }
        worker.wake();
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(5))
                .until(() ->
                        jobs.stream().anyMatch(job -> engine.job(job).state().equals("running")));
        worker.stop();
        assertTrue(jobs.stream().noneMatch(job -> engine.job(job).state().equals("running")));
        assertTrue(jobs.stream().anyMatch(job -> engine.job(job).state().equals("pending")));
    }

    @Test
    void everyChangeOfAJobIsAnEventWithTheNextSequence() {
        var tenant = Tenant.create();
        var job = engine.request(tenant, tenant.provision());
        engine.claim("lost");
        engine.loseWorker(job);
        engine.finish(job);
        try (var tap = KafkaTap.open(TestServers.kafka().bootstrapServers(), Topics.JOBS)) {
            var records =
                    tap.await(record -> job.toString().equals(record.headers().get("ce_subject")), 4);
            assertEquals(
                    List.of(
                            JobEvent.JobStarted.TYPE,
                            JobEvent.JobRetrying.TYPE,
                            JobEvent.JobStarted.TYPE,
                            JobEvent.JobCompleted.TYPE),
                    records.stream().map(TappedRecord::type).toList());
            assertEquals(
                    List.of("1", "2", "3", "4"),
                    records.stream()
                            .map(record -> record.headers().get("ce_sequence"))
                            .toList());
        }
    }

    private static boolean isOf(HashMap<UUID, List<UUID>> jobs, TappedRecord record) {
        return jobs.containsKey(UUID.fromString(record.key()));
    }

    private static boolean ended(TappedRecord record) {
        return report(record).state().isTerminal();
    }

    private static JobReport report(TappedRecord record) {
        return EventJson.read(record.value(), JobEvent.JobStarted.class).job();
    }
}

package io.groundplan.usage.messaging;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import io.restassured.RestAssured;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.contracts.event.Topics;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.testkit.kafka.KafkaSend;
import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TestServers;
import io.groundplan.usage.FakeServices;
import io.groundplan.usage.TestProject;
import io.groundplan.usage.UsageTables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Two processes of the packaged service over one database and one Kafka. While events pour in, many of them several times,
 * the kernel kills one of the processes, then both, then the other, each in the middle of its counting; others take their
 * places. In the end every sum, total and entry of activity is what somebody who never fails would have.
 */
class TwoUsageServicesIT {
    private static final long SEED = 20_261_121;
    private static final int PROJECTS = 6;
    private static final int EVENTS = 1_500;
    private static final int PARTITIONS = 6;
    /** More than there are entries of one project. */
    private static final int LONGEST_PAGE = 200;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Which of the two die; in this order. */
    private static final List<List<Integer>> DEATHS = List.of(List.of(0), List.of(0, 1), List.of(1));

    private final GroundplanTestResource servers = new GroundplanTestResource();
    private final FakeServices neighbours = new FakeServices();
    private final Map<String, String> settings = new HashMap<>();
    private final List<UsageProcess> processes = new ArrayList<>();
    private final Random random = new Random(SEED);
    private final RandomUsage usage = new RandomUsage(SEED, PROJECTS);
    private final ToldProjects told = new ToldProjects(usage.projects(), random);
    private final NaiveModel model = new NaiveModel();
    private KafkaSend kafka;

    @BeforeEach
    void start() throws Exception {
        TestServers.kafka().createTopics(Topics.ALL, PARTITIONS);
        settings.putAll(servers.start());
        settings.putAll(neighbours.start());
        settings.put("groundplan.internal.credential", UUID.randomUUID().toString());
        settings.put(
                "groundplan.services.provisioning-worker.url", settings.get("groundplan.services.project-service.url"));
        // many small batches, so that many are cut short
        settings.put("groundplan.usage.batch-size", "20");
        kafka = KafkaSend.open(TestServers.kafka().bootstrapServers());
        processes.add(UsageProcess.start(settings));
        processes.add(UsageProcess.start(settings));
        processes.forEach(UsageProcess::awaitReady);
    }

    @AfterEach
    void stop() {
        processes.forEach(UsageProcess::kill);
        kafka.close();
        neighbours.stop();
        servers.stop();
    }

    @Test
    void everythingCountsOnceAlthoughBothProcessesAreKilledAgainAndAgain() throws Exception {
        told.tellOfProjects(kafka);
        for (var dying : DEATHS) {
            var pouring = pour(usage.steps(EVENTS));
            awaitCounting();
            dying.forEach(index -> processes.get(index).kill());
            for (int index : dying) {
                processes.set(index, UsageProcess.start(settings));
            }
            pouring.join();
        }
        processes.forEach(UsageProcess::awaitReady);
        Replicas.awaitEndOfTopic(UsageEventConsumer.GROUP);
        assertEquals(model.sums(), UsageTables.sums(database(), usage.projects()));
        for (var process : processes) {
            RestAssured.port = process.port();
            told.all().forEach(this::assertTotals);
            told.all().forEach(this::assertActivity);
        }
    }

    /** Sends all of it from a thread of its own, with news of the projects in between. */
    private CompletableFuture<Void> pour(List<RandomUsage.Step> steps) {
        return CompletableFuture.runAsync(() -> {
            told.tellOfDatabases(kafka);
            for (var step : steps) {
                step.send(kafka);
                if (!step.poison()) {
                    model.add(step.usage());
                }
            }
        });
    }

    /** Until somebody is in the middle of it. */
    private void awaitCounting() {
        long before = requests();
        Awaitility.await("counting")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> requests() > before);
    }

    private long requests() {
        return UsageTables.sums(database(), usage.projects()).values().stream()
                .mapToLong(sum -> Long.parseLong(sum.split(" ")[0]))
                .sum();
    }

    private void assertTotals(TestProject project) {
        var answer = project.owner().of(project.id(), "usage", Map.of("period", "month"));
        var expected = month(project.id());
        assertEquals(
                expected,
                List.of("requests.reads", "requests.writes", "bandwidth.ingress", "bandwidth.egress").stream()
                        .map(figure ->
                                new BigInteger(answer.path("usage." + figure).toString()))
                        .toList());
    }

    /** Reads, writes, bytes in and bytes out by the model. */
    private List<BigInteger> month(ProjectId project) {
        var begin = Instant.now().atZone(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1);
        long from = begin.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        var totals = new ArrayList<>(List.of(BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO));
        model.sums().forEach((bucket, sums) -> {
            var parts = bucket.split(" ");
            if (parts[0].equals("day")
                    && parts[1].equals(project.value().toString())
                    && Long.parseLong(parts[2]) >= from) {
                var counted = sums.split(" ");
                boolean reads = parts[3].equals("read") || parts[3].equals("list");
                totals.set(reads ? 0 : 1, totals.get(reads ? 0 : 1).add(new BigInteger(counted[0])));
                totals.set(2, totals.get(2).add(new BigInteger(counted[1])));
                totals.set(3, totals.get(3).add(new BigInteger(counted[2])));
            }
        });
        return totals;
    }

    private void assertActivity(TestProject project) {
        Awaitility.await("the activity")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertEquals(told.databases(project), databasesInActivity(project)));
        var actions = project.owner()
                .of(project.id(), "activity", Map.of("limit", LONGEST_PAGE))
                .<List<String>>path("activity.action");
        assertEquals(1, actions.stream().filter("project.created"::equals).count());
        long notes = actions.stream().filter("usage.rejected"::equals).count();
        // once an hour, whoever noted it; an hour may end meanwhile
        assertTrue(notes == 1 || notes == 2, actions::toString);
    }

    private List<String> databasesInActivity(TestProject project) {
        var answer = project.owner().of(project.id(), "activity", Map.of("limit", LONGEST_PAGE));
        return answer
                .<List<String>>path("activity.findAll { it.action == 'database.created' }.details.databaseName")
                .stream()
                .sorted()
                .toList();
    }

    private String database() {
        var url = settings.get("quarkus.datasource.jdbc.url");
        return url.substring(url.lastIndexOf('/') + 1);
    }
}

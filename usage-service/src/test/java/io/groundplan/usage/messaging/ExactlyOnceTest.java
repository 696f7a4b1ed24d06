package io.groundplan.usage.messaging;

import java.time.Duration;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.groundplan.contracts.event.Topics;
import io.groundplan.testkit.kafka.KafkaSend;
import io.groundplan.testkit.kafka.KafkaTap;
import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TestServers;
import io.groundplan.usage.FakeServices;
import io.groundplan.usage.UsageTables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** Whatever is sent however often in whatever order, while consumers come, die and are rebalanced: it counts once. */
@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(FakeServices.class)
class ExactlyOnceTest {
    private static final int EVENTS = 1_500;
    private static final int PROJECTS = 7;
    private static final int MOST_REPLICAS = 3;

    @Inject
    Replicas replicas;

    @AfterEach
    void killAll() throws InterruptedException {
        replicas.killAll();
    }

    @ParameterizedTest
    @ValueSource(longs = {20261121, 7})
    void everyEventCountsOnceInEveryBucketOfItsOwnTime(long seed) throws Exception {
        var usage = new RandomUsage(seed, PROJECTS);
        var steps = usage.steps(EVENTS);
        var model = new NaiveModel();
        var chaos = new Random(seed);
        try (var kafka = KafkaSend.open(TestServers.kafka().bootstrapServers())) {
            for (var step : steps) {
                step.send(kafka);
                if (!step.poison()) {
                    model.add(step.usage());
                }
                if (chaos.nextInt(100) == 0) {
                    disturb(chaos);
                }
            }
        }
        replicas.killAll();
        Replicas.awaitEndOfTopic(UsageEventConsumer.GROUP);
        assertEquals(model.sums(), UsageTables.sums(usage.projects()));

        var poison = new TreeSet<>(RandomUsage.poisonIds(steps.stream()));
        assertFalse(poison.isEmpty());
        try (var letters = KafkaTap.open(TestServers.kafka().bootstrapServers(), Topics.deadLetters(Topics.USAGE))) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertEquals(
                            poison,
                            letters
                                    .records(letter -> usage.projects().stream()
                                            .anyMatch(project ->
                                                    project.value().toString().equals(letter.key())))
                                    .stream()
                                    .map(letter -> letter.headers().get("ce_id"))
                                    .collect(Collectors.toCollection(TreeSet::new))));
        }

        var notes = UsageTables.notes(usage.projects());
        var again = "replay-" + UUID.randomUUID();
        replicas.start(again);
        replicas.start(again);
        Replicas.awaitEndOfTopic(again);
        assertEquals(model.sums(), UsageTables.sums(usage.projects()));
        assertEquals(notes, UsageTables.notes(usage.projects()));
    }

    private void disturb(Random chaos) throws InterruptedException {
        if (replicas.running() == MOST_REPLICAS || (replicas.running() > 0 && chaos.nextBoolean())) {
            replicas.kill();
        } else if (chaos.nextBoolean()) {
            replicas.startCrashing(UsageEventConsumer.GROUP);
        } else {
            replicas.start(UsageEventConsumer.GROUP);
        }
    }
}

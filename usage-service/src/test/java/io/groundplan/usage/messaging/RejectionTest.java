package io.groundplan.usage.messaging;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.groundplan.contracts.event.Topics;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.testkit.kafka.KafkaSend;
import io.groundplan.testkit.kafka.KafkaTap;
import io.groundplan.testkit.kafka.TappedRecord;
import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TestServers;
import io.groundplan.usage.FakeServices;
import io.groundplan.usage.SentUsage;
import io.groundplan.usage.UsageTables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What is not counted goes to the dead letters with the reason, and its project is told. */
@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(FakeServices.class)
class RejectionTest {
    private static KafkaSend kafka;
    private static KafkaTap letters;

    @Inject
    Replicas replicas;

    private final ProjectId project = ProjectId.next(Clock.systemUTC());
    private final SentUsage usage = SentUsage.of(project);

    @BeforeAll
    static void connect() {
        var servers = TestServers.kafka().bootstrapServers();
        kafka = KafkaSend.open(servers);
        letters = KafkaTap.open(servers, Topics.deadLetters(Topics.USAGE));
    }

    @AfterAll
    static void disconnect() {
        letters.close();
        kafka.close();
    }

    @AfterEach
    void killReplicas() throws InterruptedException {
        replicas.killAll();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"requests\":1 | \"requests\":-1 | data.requests must not be negative",
                "\"requests\":1 | \"requests\":1.0 | data.requests must be a whole number below 2^63",
                "\"requests\":1 | \"requests\":\"1\" | data.requests must be a whole number below 2^63",
                "\"requests\":1 | \"requests\":9223372036854775808 | data.requests must be a whole number below 2^63",
                "\"requests\":1 | \"requests\":1,\"requests\":2 | data is malformed JSON",
                "\"requests\":1, | `` | data.requests is required",
                "\"operation\":\"read\" | \"operation\":\"peek\" | data.operation must be read, list, create, update or delete",
                "\"projectId\" | \"projectName\" | data.projectId is required",
                "{ | [{ | data is malformed JSON",
                "{ | {{ | data is malformed JSON"
            })
    void badDataIsRefusedWithTheReason(String part, String wrong, String reason) {
        kafka.record(Topics.USAGE, usage.key(), usage.data().replace(part, wrong), usage.headers());
        var letter = letter();
        assertEquals(reason, letter.headers().get("dead-letter-reason"));
        assertEquals(Topics.USAGE, letter.headers().get("dead-letter-topic"));
        assertEquals(usage.id(), letter.headers().get("ce_id"));
        assertTrue(letter.headers().containsKey("dead-letter-partition"));
        assertTrue(letter.headers().containsKey("dead-letter-offset"));
    }

    @ParameterizedTest
    @CsvSource({
        "ce_id, , id is required",
        "ce_source, , source is required",
        "ce_time, , time is required",
        "ce_type, , the CloudEvents header ce_type is missing",
        "ce_time, soon, time must be a time of RFC 3339",
        "ce_time, 1999-12-31T23:59:59Z, time must not be more than 35 days ago",
        "ce_time, 2999-12-31T23:59:59Z, time must not be more than 5 minutes ahead"
    })
    void badHeadersAreRefusedWithTheReason(String header, String value, String reason) {
        var headers = new HashMap<>(usage.headers());
        if (value == null) {
            headers.remove(header);
        } else {
            headers.put(header, value);
        }
        kafka.record(Topics.USAGE, usage.key(), usage.data(), headers);
        assertEquals(reason, letter().headers().get("dead-letter-reason"));
    }

    @Test
    void aSumThatWouldOverflowIsRefusedAndTheGoodOnesOfTheBatchAreCounted() {
        var most = usage.withRequests(Long.MAX_VALUE);
        most.send(kafka);
        for (int i = 0; i < 20; i++) {
            SentUsage.of(project).at(usage.time()).withRequests(i == 10 ? 1 : 0).send(kafka);
        }
        var letter = letters.await(record -> usage.key().equals(record.key()));
        assertTrue(letter.headers().get("dead-letter-reason").contains("out of range"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertEquals(
                        List.of(Long.MAX_VALUE + " 200 2000"),
                        UsageTables.sums(List.of(project)).entrySet().stream()
                                .filter(sum -> sum.getKey().startsWith("day "))
                                .map(sum -> sum.getValue())
                                .toList()));
    }

    @Test
    void otherTypesOnTheTopicAreNoneOfThese() {
        var headers = new HashMap<>(usage.headers());
        headers.put("ce_type", "io.groundplan.usage.estimated.v9");
        headers.put("ce_id", UUID.randomUUID().toString());
        headers.put("ce_actorid", "system");
        headers.put("ce_actorname", "system");
        headers.put("ce_sequence", "0");
        kafka.record(Topics.USAGE, usage.key(), "{}", headers);
        headers.put("ce_type", "io.groundplan.database.sampled.v1");
        kafka.record(Topics.USAGE, usage.key(), "{\"projectId\":7}", headers);
        assertTrue(letter().headers().get("dead-letter-reason").contains("DatabaseSampled"));
        assertEquals(
                1, letters.records(record -> usage.key().equals(record.key())).size());
    }

    @Test
    void theProjectIsToldOnceAnHourHoweverManyReplicasReadIt() {
        var late = Instant.now().minus(Duration.ofDays(36));
        for (int i = 0; i < 5; i++) {
            SentUsage.of(project).at(late).send(kafka);
        }
        letters.await(record -> usage.key().equals(record.key()), 5);
        var again = "again-" + UUID.randomUUID();
        replicas.start(again);
        replicas.start(again);
        Replicas.awaitEndOfTopic(again);
        letters.await(record -> usage.key().equals(record.key()), 10);
        var notes = UsageTables.notes(List.of(project));
        // the events may have been sent across the full hour
        assertTrue(notes.size() == 1 || notes.size() == 2, notes::toString);
        assertTrue(notes.containsValue("usage.rejected time must not be more than 35 days ago"));
    }

    private TappedRecord letter() {
        return letters.await(record -> usage.key().equals(record.key()));
    }
}

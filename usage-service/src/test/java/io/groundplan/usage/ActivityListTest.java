package io.groundplan.usage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.groundplan.contracts.event.Actor;
import io.groundplan.contracts.id.ApiKeyId;
import io.groundplan.testkit.json.JsonShape;
import io.groundplan.testkit.kafka.KafkaSend;
import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TestServers;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(FakeServices.class)
class ActivityListTest {
    private static final Instant START = Instant.parse("2024-01-15T10:30:00Z");

    private static KafkaSend kafka;

    private final TestProject project = TestProject.next();

    @BeforeAll
    static void connect() {
        kafka = KafkaSend.open(TestServers.kafka().bootstrapServers());
    }

    @AfterAll
    static void disconnect() {
        kafka.close();
    }

    @Test
    void theAnswerLooksAsDocumented() {
        project.send(kafka, project.created(), START);
        project.send(kafka, project.databaseCreated("users-db"), START.plusMillis(7));
        var answer = activityOf(2);
        answer.then()
                .body("activity[0].userId", equalTo(project.ownerId().text()))
                .body("activity[0].userName", equalTo("Ada Lovelace"))
                .body("activity[0].details.databaseName", equalTo("users-db"))
                .body("activity.timestamp", contains("2024-01-15T10:30:00.007Z", "2024-01-15T10:30:00.000Z"));
        JsonShape.assertSameKeysAndTypes(
                """
                {
                "success": true,
                "activity": [
                {
                "action": "database.created",
                "userId": "usr_abc123",
                "userName": "John Doe",
                "details": {
                "databaseName": "users-db"
                },
                "timestamp": "2024-01-15T10:30:00.000Z"
                },
                {
                "action": "project.created",
                "userId": "usr_abc123",
                "userName": "John Doe",
                "details": {
                "projectName": "Shop"
                },
                "timestamp": "2024-01-15T10:30:00.000Z"
                }
                ]
                }
                """,
                answer.asString());
    }

    @Test
    void theNewestIsFirstHoweverLateItsEventArrives() {
        project.send(kafka, project.created(), START);
        Stream.of(3, 1, 2).forEach(i -> project.send(kafka, project.databaseCreated("db-" + i), at(i)));
        activityOf(4).then().body("activity.details.databaseName", contains("db-3", "db-2", "db-1", null));
    }

    @Test
    void eventsOfTheSameInstantKeepTheOrderOfTheirTopic() {
        project.send(kafka, project.created(), START);
        Stream.of("a", "b", "c").forEach(name -> project.send(kafka, project.databaseCreated(name), START));
        activityOf(4).then().body("activity.details.databaseName", contains("c", "b", "a", null));
    }

    @Test
    void anEventThatComesAgainMakesNoSecondEntry() {
        project.send(kafka, project.created(), START);
        var data = project.databaseCreated("once");
        var envelope = project.envelope(data, project.owner().actor(), at(1));
        kafka.event(project.key(), envelope, data);
        kafka.event(project.key(), envelope, data);
        project.send(kafka, project.databaseCreated("last"), at(2));
        activityOf(3).then().body("activity.details.databaseName", contains("last", "once", null));
    }

    @Test
    void whatAnApiKeyDidShowsTheKey() {
        project.send(kafka, project.created(), START);
        var key = ApiKeyId.next(Clock.systemUTC());
        var data = project.databaseCreated("by-key");
        kafka.event(project.key(), project.envelope(data, new Actor(key.text(), "nightly"), at(1)), data);
        activityOf(2)
                .then()
                .body("activity[0].userId", equalTo(key.text()))
                .body("activity[0].userName", equalTo("nightly"));
    }

    @Test
    void fiftyEntriesAreAnsweredUnlessALimitIsGiven() {
        sendDatabases(60);
        activityOf(50).then().body("activity.details.databaseName[0]", equalTo("db-60"));
        activity("?limit=1").then().body("activity", hasSize(1));
        activity("?limit=200").then().body("activity", hasSize(61));
    }

    @Test
    void theLinkLeadsThroughAllPagesEvenWhileEntriesAreAdded() {
        sendDatabases(11);
        var names = new ArrayList<String>();
        var page = activity("?limit=5");
        project.send(kafka, project.databaseCreated("new"), at(99));
        for (var next = next(page); next != null; next = next(page)) {
            names.addAll(page.path("activity.details.databaseName"));
            page = activity(next);
        }
        names.addAll(page.path("activity.details.databaseName"));
        var expected = new ArrayList<>(
                IntStream.rangeClosed(1, 11).mapToObj(i -> "db-" + (12 - i)).toList());
        expected.add(null);
        assertEquals(expected, names);
        assertNull(page.header("Link"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "201", "-1", "many", "1.5", "99999999999"})
    void aLimitOutOfRangeIsRefusedByName(String limit) {
        project.owner()
                .activityOf(project.id().text(), Map.of("limit", limit))
                .then()
                .statusCode(400)
                .body("success", equalTo(false))
                .body("error.code", equalTo("VALIDATION_ERROR"))
                .body("error.message", equalTo("limit must be a number from 1 to 200"))
                .body("error.details.field", contains("limit"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "AAAAAAAAAAAAAAAAAAAAAA"})
    void aCursorThatIsNotOursIsRefusedByName(String cursor) {
        sendDatabases(1);
        project.owner()
                .activityOf(project.id().text(), Map.of("cursor", cursor))
                .then()
                .statusCode(400)
                .body("error.code", equalTo("VALIDATION_ERROR"))
                .body("error.details.field", contains("cursor"));
    }

    @Test
    void aCursorOfAnotherProjectIsRefused() {
        sendDatabases(2);
        var foreign = next(activity("?limit=1"));
        var other = TestProject.next();
        other.send(kafka, other.created());
        awaitEntries(other, 1);
        other.owner()
                .activityOf(other.id().text(), Map.of("cursor", foreign.replaceAll(".*cursor=", "")))
                .then()
                .statusCode(400)
                .body("error.details.field", contains("cursor"));
    }

    private void sendDatabases(int count) {
        project.send(kafka, project.created(), START);
        IntStream.rangeClosed(1, count).forEach(i -> project.send(kafka, project.databaseCreated("db-" + i), at(i)));
        awaitEntries(project, Math.min(50, count + 1));
    }

    /** The first page once it has so many entries. */
    private Response activityOf(int entries) {
        return awaitEntries(project, entries);
    }

    private static Response awaitEntries(TestProject project, int entries) {
        FakeServices.tell(project.id(), project.ownerId(), "owner");
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        project::activity,
                        answer -> answer.statusCode() == 200
                                && answer.<List<?>>path("activity").size() == entries);
    }

    private Response activity(String query) {
        var parameters = new HashMap<String, String>();
        for (var parameter : query.substring(query.indexOf('?') + 1).split("&")) {
            var parts = parameter.split("=", 2);
            parameters.put(parts[0], parts[1]);
        }
        return project.owner().activityOf(project.id().text(), parameters);
    }

    private static String next(Response page) {
        var link = page.header("Link");
        if (link == null) {
            return null;
        }
        assertTrue(
                link.matches("</api/v1/platform/projects/prj_\\w+/activity\\?limit=\\d+&cursor=[\\w-]+>; rel=\"next\""),
                link);
        return link.substring(1, link.indexOf('>'));
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }
}

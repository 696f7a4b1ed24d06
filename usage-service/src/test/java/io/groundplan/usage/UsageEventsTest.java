package io.groundplan.usage;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.groundplan.contracts.event.EventIds;
import io.groundplan.contracts.event.Topics;
import io.groundplan.contracts.id.ApiKeyId;
import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.testkit.kafka.KafkaSend;
import io.groundplan.testkit.kafka.KafkaTap;
import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TestServers;
import io.groundplan.testkit.token.TokenRequest;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(FakeServices.class)
class UsageEventsTest {
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final String EVENT = "application/cloudevents+json";
    private static final DatabaseId DATABASE = DatabaseId.next(java.time.Clock.systemUTC());

    private static KafkaSend kafka;

    private final TestProject project = TestProject.next();
    private final Person member = Person.named("Grace");

    @BeforeAll
    static void connect() {
        kafka = KafkaSend.open(TestServers.kafka().bootstrapServers());
    }

    @AfterAll
    static void disconnect() {
        kafka.close();
    }

    @BeforeEach
    void learnOfTheProject() {
        project.send(kafka, project.created());
        FakeServices.tell(project.id(), project.owner().id(), "owner");
        FakeServices.tell(project.id(), member.id(), "member");
    }

    @Test
    void aBatchIsAcceptedWhenKafkaHasItAndIsCounted() {
        send(as(member), BATCH, "[" + event("1") + "," + event("2") + "]")
                .then()
                .statusCode(202)
                .body("success", equalTo(true))
                .body("accepted", equalTo(2));
        assertEquals(2, inTopic());
        awaitRequests(6);
    }

    @Test
    void oneEventIsAcceptedToo() {
        send(as(member), EVENT, event("1")).then().statusCode(202).body("accepted", equalTo(1));
        awaitRequests(3);
    }

    @Test
    void anEmptyBatchIsAcceptedAndNothing() {
        send(as(member), BATCH, "[]").then().statusCode(202).body("accepted", equalTo(0));
    }

    @Test
    void sentAgainItCountsOnce() {
        var batch = "[" + event("1") + "," + event("1") + "," + event("2") + "]";
        for (int i = 0; i < 3; i++) {
            send(as(member), BATCH, batch).then().statusCode(202).body("accepted", equalTo(3));
        }
        assertEquals(9, inTopic());
        send(as(member), EVENT, event("3")).then().statusCode(202);
        awaitRequests(9);
    }

    @Test
    void theSameIdempotencyKeyGetsTheSameAnswer() {
        var key = UUID.randomUUID().toString();
        var request = as(member).header("Idempotency-Key", key);
        send(request, EVENT, event("1")).then().statusCode(202).header("Idempotency-Replayed", nullValue());
        send(as(member).header("Idempotency-Key", key), EVENT, event("1"))
                .then()
                .statusCode(202)
                .header("Idempotency-Replayed", "true")
                .body("accepted", equalTo(1));
        assertEquals(1, inTopic());
        send(as(member).header("Idempotency-Key", key), EVENT, event("2")).then().statusCode(422);
    }

    @Test
    void aThousandEventsAreABatchAndOneMoreIsNot() {
        send(as(member), BATCH, batchOf(1_000)).then().statusCode(202).body("accepted", equalTo(1_000));
        send(as(member), BATCH, batchOf(1_001))
                .then()
                .statusCode(400)
                .body("error.details[0].field", equalTo("events"));
        awaitRequests(3_000);
    }

    @Test
    void moreThanOneMebibyteIsTooMuch() {
        var large = event("1").replace("\"specversion\"", "\"filler\":\"" + "x".repeat(1 << 20) + "\",\"specversion\"");
        send(as(member), BATCH, "[" + large + "]")
                .then()
                .statusCode(413)
                .body("error.code", equalTo("PAYLOAD_TOO_LARGE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain"})
    void otherMediaTypesAreRefused(String type) {
        send(as(member), type, "[" + event("1") + "]")
                .then()
                .statusCode(415)
                .body("error.code", equalTo("UNSUPPORTED_MEDIA_TYPE"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"requests\":3 | \"requests\":-1 | data.requests",
                "\"requests\":3 | \"requests\":1.5 | data.requests",
                "\"requests\":3 | \"requests\":1.0 | data.requests",
                "\"requests\":3 | \"requests\":1e3 | data.requests",
                "\"requests\":3 | \"requests\":\"3\" | data.requests",
                "\"requests\":3 | \"requests\":true | data.requests",
                "\"requests\":3 | \"requests\":null | data.requests",
                "\"requests\":3 | \"requests\":9223372036854775808 | data.requests",
                "\"requests\":3 | \"requests\":1e400 | data.requests",
                "\"ingressBytes\":30 | \"ingressBytes\":-9223372036854775809 | data.ingressBytes",
                "\"egressBytes\":300 | \"other\":300 | data.egressBytes",
                "\"operation\":\"read\" | \"operation\":\"READ\" | data.operation",
                "\"operation\":\"read\" | \"operation\":7 | data.operation",
                "\"data\":{ | \"data\":[],\"other\":{ | data",
                "\"data\":{ | \"other\":{ | data",
                "\"specversion\":\"1.0\" | \"specversion\":\"0.3\" | specversion",
                "\"specversion\":\"1.0\" | \"specversion\":1.0 | specversion",
                "\"type\":\"io.groundplan.usage.recorded.v1\" | \"type\":\"io.groundplan.database.sampled.v1\" | type",
                "\"source\":\"/edge\" | \"source\":\"\" | source",
                "\"source\":\"/edge\" | \"other\":\"/edge\" | source",
                "\"source\":\"/edge\" | \"source\":\"a\\u0000b\" | source",
                "\"source\":\"/edge\" | \"source\":\"a\\ud800b\" | source",
                "\"time\": | \"time\":\"yesterday\",\"other\": | time",
                "\"time\": | \"time\":\"2026-11-21T10:00:00\",\"other\": | time",
                "\"time\": | \"time\":1700000000,\"other\": | time",
                "\"time\": | \"time\":\"+999999999-12-31T23:59:59Z\",\"other\": | time",
                "\"databaseId\":null | \"databaseId\":\"prj_01hkd5a2bcqp9m3x7w8g\" | data.databaseId",
                "\"databaseId\":null | \"databaseId\":{} | data.databaseId",
                "\"databaseId\":null | \"projectId\":\"nothing\" | data.projectId",
                "\"databaseId\":null | \"projectId\":5 | data.projectId"
            })
    void whatIsWrongWithAnEventIsSaidByItsIndexAndNothingIsAccepted(String part, String wrong, String field) {
        var spoilt = event("2").replace(part, wrong);
        send(as(member), BATCH, "[" + event("1") + "," + spoilt + "]")
                .then()
                .statusCode(400)
                .body("error.code", equalTo("VALIDATION_ERROR"))
                .body("error.details.field", equalTo(List.of("events[1]." + field)));
        send(as(member), EVENT, spoilt)
                .then()
                .statusCode(400)
                .body("error.details.field", equalTo(List.of(field)));
        assertEquals(0, inTopic());
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        send(as(member), BATCH, "[" + event("1").replace(":30,", ":-30,") + ",7,{}]")
                .then()
                .statusCode(400)
                .body("error.details.field", hasItems("events[0].data.ingressBytes", "events[1]", "events[2].id"))
                .body("error.details.message", hasItem("events[0].data.ingressBytes must not be negative"));
    }

    @Test
    void theWindowReachesThirtyFiveDaysBackAndFiveMinutesAhead() {
        var now = Instant.now();
        Stream.of(now.minus(Duration.ofDays(35)).plusSeconds(60), now.plus(Duration.ofMinutes(4)))
                .forEach(inside -> send(as(member), EVENT, eventAt("in-" + inside, inside))
                        .then()
                        .statusCode(202));
        Stream.of(now.minus(Duration.ofDays(35)).minusSeconds(60), now.plus(Duration.ofMinutes(6)))
                .forEach(outside -> send(as(member), BATCH, "[" + eventAt("out-" + outside, outside) + "]")
                        .then()
                        .statusCode(400)
                        .body("error.details[0].field", equalTo("events[0].time")));
        awaitRequests(6);
    }

    @Test
    void idsMayHaveAnyFormAndMustBeThisProjects() {
        var forms = List.of(
                project.id().text(), project.id().value().toString(), project.id().hex());
        for (var form : forms) {
            var named = event("path-" + form)
                    .replace("\"databaseId\":null", "\"projectId\":\"" + form + "\",\"databaseId\":\"" + DATABASE.hex() + "\"");
            as(member)
                    .contentType(EVENT)
                    .body(named)
                    .post("/api/v1/platform/projects/" + form + "/usage-events")
                    .then()
                    .statusCode(202);
        }
        awaitRequests(9);
        var other = event("1").replace("\"databaseId\"", "\"projectId\":\"" + TestProject.next().id().text() + "\",\"databaseId\"");
        send(as(member), BATCH, "[" + event("0") + "," + other + "]")
                .then()
                .statusCode(400)
                .body("error.details.field", equalTo(List.of("events[1].data.projectId")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[", "[{}", "{}{}", "[1,", "{\"id\":\"1\",\"id\":\"2\"}", "null", "", "\"text\""})
    void whatIsNoEventIsRefused(String body) {
        for (var type : List.of(BATCH, EVENT)) {
            send(as(member), type, body)
                    .then()
                    .statusCode(400)
                    .body("error.code", equalTo("VALIDATION_ERROR"));
        }
    }

    @Test
    void anUnknownProjectIsNotFoundWhateverTheEventsAre() {
        var unknown = TestProject.next();
        for (var id : List.of(unknown.id().text(), "prj_nothing", "1")) {
            as(member)
                    .contentType(EVENT)
                    .body("{}")
                    .post("/api/v1/platform/projects/" + id + "/usage-events")
                    .then()
                    .statusCode(404)
                    .body("error.code", equalTo("PROJECT_NOT_FOUND"));
        }
    }

    @Test
    void strangersViewersAndAnonymousAreRefused() {
        var stranger = Person.named("Mallory");
        FakeServices.tell(project.id(), stranger.id(), null);
        var viewer = Person.named("Vera");
        FakeServices.tell(project.id(), viewer.id(), "viewer");
        send(as(stranger), EVENT, event("1")).then().statusCode(403).body("error.code", equalTo("FORBIDDEN"));
        send(as(viewer), EVENT, event("1"))
                .then()
                .statusCode(403)
                .body("error.message", equalTo("needs the role member"));
        send(Person.platform(), EVENT, event("1"))
                .then()
                .statusCode(401)
                .body("error.code", equalTo("UNAUTHORIZED"));
        assertEquals(0, inTopic());
    }

    @Test
    void anApiKeyWithTheScopeSendsUsageOfItsProjectOrItsOrganizations() {
        var ofProject = key(project.team(), project.id(), "usage:write");
        var ofTeam = key(project.team(), null, "projects:read", "usage:write");
        send(withKey(ofProject), EVENT, event("1")).then().statusCode(202);
        send(Person.platform().auth().oauth2(ofTeam), EVENT, event("2"))
                .then()
                .statusCode(202);
        awaitRequests(6);
    }

    @Test
    void otherApiKeysAreRefused() {
        send(withKey(key(project.team(), project.id(), "projects:write")), EVENT, event("1"))
                .then()
                .statusCode(403)
                .body("error.message", equalTo("missing scope usage:write"));
        send(withKey(key(project.team(), TestProject.next().id(), "usage:write")), EVENT, event("1"))
                .then()
                .statusCode(403);
        send(withKey(key(TestProject.next().team(), null, "usage:write")), EVENT, event("1"))
                .then()
                .statusCode(403);
        send(withKey("capy_live_unknown_secret"), EVENT, event("1"))
                .then()
                .statusCode(401)
                .body("error.code", equalTo("UNAUTHORIZED"));
        assertEquals(0, inTopic());
    }

    @Test
    void aKeyOpensNothingElseHere() {
        var key = key(project.team(), project.id(), "usage:write", "projects:read");
        withKey(key)
                .get("/api/v1/platform/projects/" + project.id().text() + "/activity")
                .then()
                .statusCode(401);
    }

    @Test
    void aRevokedKeyIsRefusedWithinTwoSeconds() {
        var key = key(project.team(), project.id(), "usage:write");
        send(withKey(key), EVENT, event("1")).then().statusCode(202);
        FakeServices.tellKey(key, null);
        Awaitility.await()
                .atMost(Duration.ofSeconds(2))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() ->
                        send(withKey(key), EVENT, event("1")).then().statusCode(401));
    }

    @Test
    void withoutTheServiceThatKnowsKeysTheyCannotBeProven() {
        var key = key(project.team(), project.id(), "usage:write");
        FakeServices.unreachable(true);
        try {
            send(withKey(key), EVENT, event("1"))
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "1")
                    .body("error.code", equalTo("SERVICE_UNAVAILABLE"));
        } finally {
            FakeServices.unreachable(false);
        }
    }

    @Test
    void whileKafkaIsAwayNothingIsAcceptedAndWhatWasAcceptedIsKept() {
        send(as(member), BATCH, batchOf(50)).then().statusCode(202);
        TestServers.kafka().stop();
        try {
            send(as(member), EVENT, event("refused"))
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "1")
                    .body("error.code", equalTo("SERVICE_UNAVAILABLE"));
        } finally {
            TestServers.kafka().start();
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> send(as(member), EVENT, event("refused"))
                        .then()
                        .statusCode(202));
        awaitRequests(153);
    }

    private String batchOf(int size) {
        return IntStream.range(0, size).mapToObj(i -> event("batch-" + i)).collect(Collectors.joining(",", "[", "]"));
    }

    private static String event(String id) {
        return eventAt(id, Instant.now());
    }

    private static String eventAt(String id, Instant time) {
        return "{\"specversion\":\"1.0\",\"id\":\"" + id + "\",\"source\":\"/edge\","
                + "\"type\":\"io.groundplan.usage.recorded.v1\",\"time\":\"" + time.truncatedTo(ChronoUnit.MILLIS)
                + "\",\"data\":{\"databaseId\":null,\"operation\":\"read\",\"requests\":3,\"ingressBytes\":30,"
                + "\"egressBytes\":300}}";
    }

    private Response send(RequestSpecification as, String type, String body) {
        return as.contentType(type)
                .body(body)
                .post("/api/v1/platform/projects/" + project.id().text() + "/usage-events");
    }

    private static RequestSpecification as(Person person) {
        var token = TokenRequest.of("person@example.com").withSub(person.subject()).withName(person.name());
        return Person.platform()
                .config(plain())
                .auth()
                .oauth2(TestServers.tokens().token(token));
    }

    private static RequestSpecification withKey(String key) {
        return Person.platform().config(plain()).header("X-API-Key", key);
    }

    /** Without a character set, and knowing that these types are text. */
    private static RestAssuredConfig plain() {
        return RestAssuredConfig.config()
                .encoderConfig(EncoderConfig.encoderConfig()
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                        .encodeContentTypeAs(BATCH, ContentType.TEXT)
                        .encodeContentTypeAs(EVENT, ContentType.TEXT));
    }

    private static String key(TeamId organization, ProjectId project, String... scopes) {
        var clock = java.time.Clock.systemUTC();
        var key = "capy_live_" + UUID.randomUUID();
        FakeServices.tellKey(
                key,
                "{\"id\":\"%s\",\"organizationId\":\"%s\",\"projectId\":%s,\"scopes\":[\"%s\"],\"name\":\"Edge\",\"creatorId\":\"%s\"}"
                        .formatted(
                                ApiKeyId.next(clock).value(),
                                organization.value(),
                                project == null ? "null" : "\"" + project.value() + "\"",
                                String.join("\",\"", scopes),
                                Person.named("Creator").id().value()));
        return key;
    }

    private long inTopic() {
        return KafkaTap.everything(TestServers.kafka().bootstrapServers()).stream()
                .filter(record -> record.topic().equals(Topics.USAGE))
                .filter(record -> project.key().equals(record.key()))
                .count();
    }

    private void awaitRequests(long expected) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertEquals(expected, requests()));
    }

    private long requests() {
        return UsageTables.sums(List.of(project.id())).entrySet().stream()
                .filter(sum -> sum.getKey().startsWith("day "))
                .mapToLong(sum -> Long.parseLong(sum.getValue().split(" ")[0]))
                .sum();
    }
}

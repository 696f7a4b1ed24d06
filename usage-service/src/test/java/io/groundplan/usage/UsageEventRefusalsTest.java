package io.groundplan.usage;

import java.util.List;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.groundplan.testkit.kafka.KafkaSend;
import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TestServers;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** What is refused of usage, of whom, and how the answer says so. */
@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(FakeServices.class)
class UsageEventRefusalsTest {
    private static KafkaSend kafka;

    private final TestProject project = TestProject.next();
    private final Person member = Person.named("Grace");
    private final UsageRequests requests = new UsageRequests(project);

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
        FakeServices.tell(project.id(), project.team());
        FakeServices.tell(project.id(), project.owner().id(), "owner");
        FakeServices.tell(project.id(), member.id(), "member");
    }

    @Test
    void moreThanOneMebibyteIsTooMuch() {
        var large = UsageRequests.event("1")
                .replace("\"specversion\"", "\"filler\":\"" + "x".repeat(1 << 20) + "\",\"specversion\"");
        requests.send(UsageRequests.as(member), UsageRequests.BATCH, "[" + large + "]")
                .then()
                .statusCode(413)
                .body("error.code", equalTo("PAYLOAD_TOO_LARGE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain"})
    void otherMediaTypesAreRefused(String type) {
        requests.send(UsageRequests.as(member), type, "[" + UsageRequests.event("1") + "]")
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
        var spoilt = UsageRequests.event("2").replace(part, wrong);
        requests.send(
                        UsageRequests.as(member),
                        UsageRequests.BATCH,
                        "[" + UsageRequests.event("1") + "," + spoilt + "]")
                .then()
                .statusCode(400)
                .body("error.code", equalTo("VALIDATION_ERROR"))
                .body("error.details.field", equalTo(List.of("events[1]." + field)));
        requests.send(UsageRequests.as(member), UsageRequests.EVENT, spoilt)
                .then()
                .statusCode(400)
                .body("error.details.field", equalTo(List.of(field)));
        assertEquals(0, requests.inTopic());
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        requests.send(
                        UsageRequests.as(member),
                        UsageRequests.BATCH,
                        "[" + UsageRequests.event("1").replace(":30,", ":-30,") + ",7,{}]")
                .then()
                .statusCode(400)
                .body("error.details.field", hasItems("events[0].data.ingressBytes", "events[1]", "events[2].id"))
                .body("error.details.message", hasItem("events[0].data.ingressBytes must not be negative"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[", "[{}", "{}{}", "[1,", "{\"id\":\"1\",\"id\":\"2\"}", "null", "", "\"text\""})
    void whatIsNoEventIsRefused(String body) {
        for (var type : List.of(UsageRequests.BATCH, UsageRequests.EVENT)) {
            requests.send(UsageRequests.as(member), type, body)
                    .then()
                    .statusCode(400)
                    .body("error.code", equalTo("VALIDATION_ERROR"));
        }
    }

    @Test
    void anUnknownProjectIsNotFoundWhateverTheEventsAre() {
        var unknown = TestProject.next();
        for (var id : List.of(unknown.id().text(), "prj_nothing", "1")) {
            UsageRequests.as(member)
                    .contentType(UsageRequests.EVENT)
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
        requests.send(UsageRequests.as(stranger), UsageRequests.EVENT, UsageRequests.event("1"))
                .then()
                .statusCode(403)
                .body("error.code", equalTo("FORBIDDEN"));
        requests.send(UsageRequests.as(viewer), UsageRequests.EVENT, UsageRequests.event("1"))
                .then()
                .statusCode(403)
                .body("error.message", equalTo("needs the role member"));
        requests.send(Person.platform(), UsageRequests.EVENT, UsageRequests.event("1"))
                .then()
                .statusCode(401)
                .body("error.code", equalTo("UNAUTHORIZED"));
        assertEquals(0, requests.inTopic());
    }
}

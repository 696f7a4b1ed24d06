package io.groundplan.project.metering;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.contracts.event.UsageEvent;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.TestKey;
import io.groundplan.project.support.TestProject;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.RawHttp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What requests with an API key count as, and which do not count. */
@QuarkusTest
class MeteringTest extends ProjectServiceTest {
    private static final String[] EVERYTHING = {"projects:read", "projects:write", "jobs:read", "credentials:read"};

    private final Client ann = Client.person("ann");
    private final Map<String, ToldUsage.Sum> expected = new HashMap<>();
    private TestProject project;

    @BeforeEach
    void create() {
        project = TestProject.ready(ann);
    }

    @Test
    void everyOperationCountsWithTheBytesThatWentInAndOut() {
        var before = Instant.now();
        var program = TestKey.ofOrganization(ann, EVERYTHING).client();
        counts("read", program.get(project.path()), null);
        counts("read", program.get(project.path("connections")), null);
        counts("list", program.get(project.path("jobs")), null);
        counts("list", program.get(project.path("extensions")), null);
        var rename = "{\"name\":\"Sh\u00f6p\"}";
        counts("update", program.patch(project.path(), rename), rename);
        var extension = "{\"name\":\"hstore\"}";
        var enabled = program.post(project.path("extensions"), extension);
        counts("create", enabled, extension);
        project.completed(enabled.path("job.id"));
        // the answer to a request is stored with its key; a repetition is served from there and is a request too
        var once = program.with("Idempotency-Key", "only-once");
        counts("delete", once.delete(project.path()), null);
        counts("delete", once.delete(project.path()), null);
        awaitExpected();

        var records = ToldUsage.records(project.uuid());
        assertTrue(records.stream().allMatch(record -> record.type().equals(UsageEvent.UsageRecorded.TYPE)));
        records.forEach(record -> {
            var time = Instant.parse(record.headers().get("ce_time"));
            assertFalse(time.isBefore(before.minusSeconds(1)) || time.isAfter(Instant.now()), record::toString);
            assertEquals("/project-service", record.headers().get("ce_source"));
            assertEquals(project.uuid().toString(), record.headers().get("ce_subject"));
        });
    }

    @Test
    void aKeyOfAProjectCountsForItWhateverThePath() {
        var key = TestKey.ofProject(ann, project, EVERYTHING).client();
        counts("list", key.get("/v1/projects"), null);
        counts("read", key.get("/v1/me"), null);
        counts("read", key.get("/v1/jobs/" + project.job()), null);
        counts("read", key.get("/v1/projects/" + project.uuid()), null);
        awaitExpected();
    }

    @Test
    void aStreamCountsWithAllThatItSent() {
        var key = TestKey.ofProject(ann, project, EVERYTHING);
        var answer = RawHttp.send("GET /v1/jobs/" + project.job() + "/events HTTP/1.1\r\nHost: localhost\r\nX-API-Key: "
                + key.text() + "\r\nConnection: close\r\n\r\n");
        assertEquals(200, answer.status());
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> ToldUsage.of(project.uuid(), "read").requests() == 1);
        assertTrue(ToldUsage.of(project.uuid(), "read").egressBytes() >= events(answer));
    }

    @Test
    void peopleAndRefusalsAndWhatIsOfNoProjectDoNotCount() {
        var other = TestProject.created(Client.person("bob"));
        var key = TestKey.ofOrganization(ann, "projects:read");
        var program = key.client();
        ann.get(project.path()).then().statusCode(200);
        Client.withKey(key.text() + "x").get(project.path()).then().statusCode(401);
        program.delete(project.path()).then().statusCode(403);
        program.send("GET", project.path("nothing"), null).then().statusCode(404);
        program.get(other.path()).then().statusCode(404);
        program.send("PATCH", other.path(), "{").then().statusCode(400);
        program.get("/v1/projects").then().statusCode(200);
        // what is told last comes last: when it is there, the others would be
        counts("read", program.get(project.path()), null);
        awaitExpected();
        assertEquals(1, ToldUsage.requests(project.uuid()));
        assertEquals(0, ToldUsage.requests(other.uuid()));
    }

    private void counts(String operation, Response answer, String body) {
        assertTrue(answer.statusCode() < 300, () -> answer.statusCode() + " " + answer.asString());
        int in = body == null ? 0 : body.getBytes(StandardCharsets.UTF_8).length;
        expected.put(
                operation,
                expected.getOrDefault(operation, new ToldUsage.Sum(0, 0, 0)).plus(in, answer.asByteArray().length));
    }

    private void awaitExpected() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> expected.forEach(
                        (operation, sum) -> assertEquals(sum, ToldUsage.of(project.uuid(), operation), operation)));
    }

    /** The length of the events alone, without the framing of the transfer. */
    private static int events(RawHttp.Answer answer) {
        return answer.body()
                .lines()
                .filter(line -> line.startsWith("data:"))
                .mapToInt(line -> line.getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }
}

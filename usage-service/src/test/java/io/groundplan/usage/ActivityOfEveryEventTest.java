package io.groundplan.usage;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.groundplan.contracts.event.EventTypes;
import io.groundplan.contracts.id.JobId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.testkit.kafka.KafkaSend;
import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TestServers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** Every published type of event, by its examples. */
@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(FakeServices.class)
class ActivityOfEveryEventTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, String> REQUEST =
            Map.of("jobId", "/jobId", "jobType", "/spec/type", "extension", "/spec/extension");
    private static final Map<String, String> STORAGE = Map.of("totalBytes", "/totalBytes", "limitBytes", "/limitBytes");
    private static final Map<String, String> JOB =
            Map.of("jobId", "/job/jobId", "jobType", "/job/type", "attempt", "/job/attempts", "error", "/job/error");

    /** What is told of each example: the names of details, and where in the event's data their values are. */
    private static final Map<String, Map<String, String>> DETAILS = Map.ofEntries(
            Map.entry("project.created.v1", Map.of("projectName", "/name")),
            Map.entry("project.updated.v1", Map.of("projectName", "/name", "changed", "/changed")),
            Map.entry("project.deleted.v1", Map.of("projectName", "/name")),
            Map.entry("project.ready.v1", Map.of("projectName", "/name")),
            Map.entry("environment.created.v1", Map.of("environmentName", "/environmentName")),
            Map.entry("environment.updated.v1", Map.of("environmentName", "/environmentName", "changed", "/changed")),
            Map.entry("environment.deleted.v1", Map.of("environmentName", "/environmentName")),
            Map.entry("environment.default_changed.v1", Map.of("environmentName", "/environmentName")),
            Map.entry("database.created.v1", Map.of("databaseName", "/databaseName")),
            Map.entry("database.deleted.v1", Map.of("databaseName", "/databaseName")),
            Map.entry("api_key.created.v1", Map.of("apiKeyName", "/name", "scopes", "/scopes")),
            Map.entry("api_key.revoked.v1", Map.of("apiKeyName", "/name")),
            Map.entry("api_key.updated.v1", Map.of("apiKeyName", "/name", "scopes", "/scopes")),
            Map.entry("api_key.rotated.v1", Map.of("apiKeyName", "/name")),
            Map.entry("api_key.deleted.v1", Map.of("apiKeyName", "/name")),
            Map.entry("project_token.created.v1", Map.of("projectTokenName", "/name")),
            Map.entry("project_token.revoked.v1", Map.of("projectTokenName", "/name")),
            Map.entry("task.created.v1", Map.of("taskName", "/taskName", "phase", "/phase")),
            Map.entry("task.status_changed.v1", Map.of("taskName", "/taskName", "status", "/status")),
            Map.entry("member.added.v1", Map.of("userId", "/userId", "role", "/role")),
            Map.entry("member.role_changed.v1", Map.of("userId", "/userId", "role", "/role")),
            Map.entry("member.removed.v1", Map.of("userId", "/userId")),
            Map.entry("ownership.transferred.v1", Map.of("fromUserId", "/fromUserId", "toUserId", "/toUserId")),
            Map.entry("invite.created.v1", Map.of("email", "/email", "role", "/role")),
            Map.entry("invite.accepted.v1", Map.of("email", "/email", "role", "/role")),
            Map.entry("invite.cancelled.v1", Map.of("email", "/email", "role", "/role")),
            Map.entry("collection.created.v1", Map.of("collectionName", "/collectionName")),
            Map.entry("database.storage_limited.v1", STORAGE),
            Map.entry("database.storage_restored.v1", STORAGE),
            Map.entry("job.requested.v1", REQUEST),
            Map.entry("job.requested.v1.extension.enable", REQUEST),
            Map.entry("job.requested.v1.extension.disable", REQUEST),
            Map.entry("job.requested.v1.environment.clone", REQUEST),
            Map.entry("job.cancel_requested.v1", Map.of("jobId", "/jobId")),
            Map.entry("job.started.v1", JOB),
            Map.entry("job.retrying.v1", JOB),
            Map.entry("job.completed.v1", JOB),
            Map.entry("job.failed.v1", JOB),
            Map.entry("job.cancelled.v1", JOB));

    private static final Set<String> TOLD_TO_NOBODY = Set.of(
            "team.created.v1",
            "team.updated.v1",
            "team.deleted.v1",
            "team_member.added.v1",
            "team_member.role_changed.v1",
            "team_member.removed.v1",
            "usage.recorded.v1",
            "job.progressed.v1",
            "database.sampled.v1");

    private static KafkaSend kafka;

    private final ProjectId project = ProjectId.next(Clock.systemUTC());
    private final Person reader = Person.named("Reader");

    @BeforeAll
    static void connect() {
        kafka = KafkaSend.open(TestServers.kafka().bootstrapServers());
    }

    @AfterAll
    static void disconnect() {
        kafka.close();
    }

    static Stream<String> toldExamples() {
        return DETAILS.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("toldExamples")
    void anEventOfAProjectMakesAnEntry(String example) throws JsonProcessingException {
        var event = send(example);
        var entry = theOnlyEntry();
        assertEquals(
                List.of("action", "userId", "userName", "details", "timestamp"),
                entry.properties().stream().map(Map.Entry::getKey).toList());
        assertEquals(event.headers().get("ce_type"), typeOf(entry.get("action").textValue() + ".v1"));
        assertEquals(actorOf(event), entry.get("userId").textValue());
        assertEquals(event.headers().get("ce_actorname"), entry.get("userName").textValue());
        assertEquals(detailsOf(example, event), entry.get("details"));
        assertEquals(event.headers().get("ce_time"), entry.get("timestamp").textValue());
        assertFalse(entry.toString().contains("SCRAM"), entry.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "team.created.v1",
                "team_member.added.v1",
                "team_member.role_changed.v1",
                "team_member.removed.v1",
                "team.updated.v1",
                "team.deleted.v1",
                "invite.created.v1.team",
                "invite.accepted.v1.team",
                "invite.cancelled.v1.team",
                "api_key.created.v1.organization",
                "api_key.updated.v1.organization",
                "api_key.rotated.v1.organization",
                "api_key.deleted.v1.organization"
            })
    void anEventOfATeamMakesNone(String example) throws JsonProcessingException {
        send(example);
        send("member.added.v1");
        assertEquals("member.added", theOnlyEntry().get("action").textValue());
    }

    @Test
    void everyPublishedTypeIsCoveredHere() {
        var covered = Stream.concat(toldExamples(), TOLD_TO_NOBODY.stream())
                .map(example -> example.replaceFirst("\\.v1.*", ".v1"))
                .map(ActivityOfEveryEventTest::typeOf)
                .collect(Collectors.toSet());
        assertEquals(EventTypes.all(), covered);
    }

    private GoldenEvent send(String example) {
        var event = GoldenEvent.of(example, project);
        event.send(kafka);
        return event;
    }

    private JsonNode theOnlyEntry() throws JsonProcessingException {
        var entries = Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(50))
                .until(this::entries, found -> !found.isEmpty());
        assertEquals(1, entries.size(), entries.toString());
        return entries.get(0);
    }

    /** Read by somebody whom project-service vouches for: the reader of a deleted project's end, for one. */
    private JsonNode entries() throws JsonProcessingException {
        FakeServices.tell(project, reader.id(), "viewer");
        var answer = reader.activityOf(project.text());
        assertEquals(200, answer.statusCode(), answer.asString());
        return JSON.readTree(answer.asString()).get("activity");
    }

    private static JsonNode detailsOf(String example, GoldenEvent event) {
        var details = JSON.createObjectNode();
        DETAILS.get(example).forEach((name, place) -> {
            var value = event.data().at(place);
            if (!value.isMissingNode()) {
                details.set(name, shown(name, value));
            }
        });
        return details;
    }

    private static JsonNode shown(String name, JsonNode value) {
        return switch (name) {
            case "jobId" ->
                TextNode.valueOf(JobId.parse(value.textValue()).orElseThrow().text());
            case "userId", "fromUserId", "toUserId" ->
                TextNode.valueOf(UserId.parse(value.textValue()).orElseThrow().text());
            default -> value;
        };
    }

    private static String actorOf(GoldenEvent event) {
        var id = event.headers().get("ce_actorid");
        return id.equals("system") ? id : UserId.parse(id).orElseThrow().text();
    }

    private static String typeOf(String example) {
        return "io.groundplan." + example;
    }
}

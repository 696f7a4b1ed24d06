package io.groundplan.usage;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.awaitility.Awaitility;

import io.groundplan.contracts.event.Topics;
import io.groundplan.contracts.id.ApiKeyId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.testkit.kafka.KafkaTap;
import io.groundplan.testkit.quarkus.TestServers;
import io.groundplan.testkit.token.TokenRequest;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Requests that send usage of a project, and what became of them. */
record UsageRequests(TestProject project) {
    static final String BATCH = "application/cloudevents-batch+json";
    static final String EVENT = "application/cloudevents+json";

    static String batchOf(int size) {
        return IntStream.range(0, size).mapToObj(i -> event("batch-" + i)).collect(Collectors.joining(",", "[", "]"));
    }

    static String event(String id) {
        return eventAt(id, Instant.now());
    }

    static String eventAt(String id, Instant time) {
        return "{\"specversion\":\"1.0\",\"id\":\"" + id + "\",\"source\":\"/edge\","
                + "\"type\":\"io.groundplan.usage.recorded.v1\",\"time\":\"" + time.truncatedTo(ChronoUnit.MILLIS)
                + "\",\"data\":{\"databaseId\":null,\"operation\":\"read\",\"requests\":3,\"ingressBytes\":30,"
                + "\"egressBytes\":300}}";
    }

    Response send(RequestSpecification as, String type, String body) {
        return as.contentType(type)
                .body(body)
                .post("/api/v1/platform/projects/" + project.id().text() + "/usage-events");
    }

    static RequestSpecification as(Person person) {
        var token =
                TokenRequest.of("person@example.com").withSub(person.subject()).withName(person.name());
        return Person.platform()
                .config(plain())
                .auth()
                .oauth2(TestServers.tokens().token(token));
    }

    static RequestSpecification withKey(String key) {
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

    static String key(TeamId organization, ProjectId project, String... scopes) {
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

    long inTopic() {
        return KafkaTap.everything(TestServers.kafka().bootstrapServers()).stream()
                .filter(record -> record.topic().equals(Topics.USAGE))
                .filter(record -> project.key().equals(record.key()))
                .count();
    }

    void awaitRequests(long expected) {
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

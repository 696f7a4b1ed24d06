package io.groundplan.e2e;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import io.groundplan.e2e.trace.TraceReceiver;
import io.groundplan.testkit.embedded.FreePort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What a service says in production is for machines: a JSON object a line, of which request and trace, and no secrets. */
@ExtendWith(SharedStack.class)
class LogLinesIT {
    private static final String SERVICE = "project-service";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static RunningStack stack;
    private static TraceReceiver receiver;
    private static Replica replica;

    /** As the stack runs it, but for what the stack sets for people's eyes; and it does not find membership-service. */
    @BeforeAll
    static void start() {
        stack = SharedStack.running();
        receiver = TraceReceiver.open();
        replica = Replica.of(
                stack,
                SERVICE,
                Map.of(
                        "quarkus.log.console.json.enabled",
                        "true",
                        "quarkus.otel.sdk.disabled",
                        "false",
                        "quarkus.otel.exporter.otlp.endpoint",
                        receiver.address().toString(),
                        "quarkus.otel.exporter.otlp.protocol",
                        "http/protobuf",
                        "groundplan.services.membership-service.url",
                        "http://127.0.0.1:" + FreePort.find()));
    }

    @AfterAll
    static void stop() {
        replica.close();
        receiver.close();
    }

    @Test
    void aFailureIsALineWithTheRequestAndItsTrace() throws Exception {
        var project = Person.named(stack, "owner").createsWithDatabase();
        var stranger = Person.named(stack, "stranger");
        var trace = UUID.randomUUID().toString().replace("-", "");
        var request = HttpRequest.newBuilder(replica.address().resolve("/api/v1/projects/" + project.id()))
                .header("Authorization", "Bearer " + stranger.client().credential())
                .header("X-Request-Id", "failed-" + trace)
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .build();
        assertEquals(
                503, PlainHttp.client().send(request, BodyHandlers.discarding()).statusCode());

        var line = Awaitility.await("the line of the failure")
                .until(
                        () -> lines().filter(found ->
                                        found.at("/mdc/requestId").asText().equals("failed-" + trace))
                                .findFirst(),
                        found -> found.isPresent())
                .orElseThrow();
        assertEquals("WARN", line.path("level").asText());
        assertEquals(SERVICE, line.path("service").asText());
        assertEquals(trace, line.at("/mdc/traceId").asText());
        assertTrue(line.path("message").asText().contains("peer=membership-service"), line::toString);
        assertTrue(line.path("timestamp").asText().endsWith("Z"), line::toString);
        assertTrue(line.path("loggerName").asText().startsWith("io.groundplan."), line::toString);
        assertNoSecrets(stranger.client().credential());
    }

    private static void assertNoSecrets(String token) throws IOException {
        var all = Files.readString(stack.log(SERVICE + "-replica").toPath());
        assertFalse(all.contains(token), "a token is in the log");
        var settings = new Properties();
        try (var from = Files.newInputStream(stack.configuration(SERVICE))) {
            settings.load(from);
        }
        var secrets = settings.stringPropertyNames().stream()
                .filter(key -> key.endsWith("password") || key.endsWith("credential") || key.contains(".keys."))
                .toList();
        assertTrue(secrets.size() >= 4, secrets::toString);
        secrets.forEach(key -> assertFalse(all.contains(settings.getProperty(key)), key + " is in the log"));
    }

    /** Fails at a line that is no JSON object, but for what the virtual machine itself says. */
    private static Stream<JsonNode> lines() throws IOException {
        return Files.readAllLines(stack.log(SERVICE + "-replica").toPath()).stream()
                .filter(line -> List.of("WARNING:", "OpenJDK").stream().noneMatch(line::startsWith))
                .map(LogLinesIT::read);
    }

    private static JsonNode read(String line) {
        try {
            var json = JSON.readTree(line);
            assertTrue(json.isObject(), line);
            return json;
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + line, e);
        }
    }
}

package io.groundplan.local.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;

/** A person at the gateway, through the same interfaces as anybody. */
final class DemoClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int UNAVAILABLE = 503;
    private static final int ATTEMPTS = 10;
    private static final String JSON_TYPE = "application/json";

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI gateway;
    private final String token;

    private DemoClient(URI gateway, String token) {
        this.gateway = gateway;
        this.token = token;
    }

    static DemoClient signedIn(URI gateway, String email, String name) {
        var person = JSON.createObjectNode().put("email", email).put("name", name);
        var token = new DemoClient(gateway, null).post("/local/token", person).path("token");
        return new DemoClient(gateway, token.textValue());
    }

    JsonNode get(String path) {
        return answer(request(path).GET().build());
    }

    JsonNode post(String path, JsonNode body) {
        return post(path, JSON_TYPE, body);
    }

    JsonNode post(String path, String type, JsonNode body) {
        return answer(request(path)
                .header("Content-Type", type)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(body.toString()))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(gateway.resolve(path)).timeout(PATIENCE);
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    /** The body of a success; a service that is too busy is asked again. */
    private JsonNode answer(HttpRequest request) {
        try {
            var response = http.send(request, BodyHandlers.ofString());
            for (int attempt = 1; response.statusCode() == UNAVAILABLE && attempt < ATTEMPTS; attempt++) {
                TimeUnit.SECONDS.sleep(1);
                response = http.send(request, BodyHandlers.ofString());
            }
            if (response.statusCode() >= 300) {
                throw new IllegalStateException("%s %s was answered with %d: %s"
                        .formatted(request.method(), request.uri().getPath(), response.statusCode(), response.body()));
            }
            return response.body().isEmpty() ? NullNode.getInstance() : JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}

package io.groundplan.bench.chaos;

import java.io.IOException;
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

/** A client of the database surface that tries again when the service has trouble, under the same idempotency key. */
final class ChaosClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final long PAUSE_MILLIS = 200;
    private static final int TROUBLE = 500;
    private static final String BEING_ANSWERED = "a request with this Idempotency-Key is being answered";

    /** An answer that is no trouble of the service. */
    record Answer(int status, JsonNode body) {
        String job() {
            return body.path("job").path("id").asText();
        }

        String state(String what) {
            return body.path(what).path("state").asText();
        }
    }

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;
    private final String token;

    ChaosClient(URI address, String token) {
        this.address = address;
        this.token = token;
    }

    Answer get(String path) throws InterruptedException {
        return send("GET", path, null);
    }

    Answer post(String path, String json) throws InterruptedException {
        return send("POST", path, json);
    }

    Answer delete(String path) throws InterruptedException {
        return send("DELETE", path, null);
    }

    private Answer send(String method, String path, String json) throws InterruptedException {
        var request = HttpRequest.newBuilder(address.resolve("/database/v1" + path))
                .timeout(ANSWER)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
                .build();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var trouble = "";
            try {
                var response = http.send(request, BodyHandlers.ofString());
                if (isFinal(response.statusCode(), response.body())) {
                    return new Answer(response.statusCode(), JSON.readTree(response.body()));
                }
                trouble = response.statusCode() + " " + response.body();
            } catch (IOException e) {
                trouble = e.toString();
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(method + " " + path + " found no answer: " + trouble);
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    private static boolean isFinal(int status, String body) {
        return status < TROUBLE && !body.contains(BEING_ANSWERED);
    }
}

package io.groundplan.bench.provisioning;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.groundplan.contracts.id.JobId;

/** The few calls of the database surface that are measured. */
final class DatabaseApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int UNAVAILABLE = 503;
    private static final int ATTEMPTS = 50;
    private static final long PAUSE_MILLIS = 200;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;
    private final String token;

    DatabaseApi(URI address) throws IOException, InterruptedException {
        this.address = address;
        this.token = call("POST", "/local/token", "{\"email\":\"bench@example.com\"}", null)
                .path("token")
                .asText();
    }

    /** From the request to a project that is ready. */
    Ready createReady(String name) throws IOException, InterruptedException {
        var asked = Instant.now();
        var created = call("POST", "/v1/projects", "{\"name\":\"" + name + "\"}", token);
        var accepted = Instant.now();
        var job = awaitCompleted(created);
        return new Ready(created.path("project").path("id").asText(), job, asked, accepted, Instant.now());
    }

    JsonNode read(String project) throws IOException, InterruptedException {
        return call("GET", "/v1/projects/" + project, null, token);
    }

    /** Until nothing is left of it. */
    void delete(String project) throws IOException, InterruptedException {
        awaitCompleted(call("DELETE", "/v1/projects/" + project, null, token));
    }

    private UUID awaitCompleted(JsonNode accepted) throws IOException, InterruptedException {
        var id = accepted.path("job").path("id").asText();
        var state = call("GET", "/v1/jobs/" + id + "?wait=60s", null, token)
                .path("job")
                .path("state")
                .asText();
        if (!state.equals("completed")) {
            throw new IOException("job " + id + " is " + state);
        }
        return JobId.parse(id).orElseThrow().value();
    }

    /** A service that says it cannot answer now is asked again, as by any client; the time counts. */
    private JsonNode call(String method, String path, String body, String bearer)
            throws IOException, InterruptedException {
        var response = send(method, path, body, bearer);
        for (int attempt = 1; response.statusCode() == UNAVAILABLE && attempt < ATTEMPTS; attempt++) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            response = send(method, path, body, bearer);
        }
        if (response.statusCode() >= 300) {
            throw new IOException(method + " " + path + " answered " + response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body());
    }

    private HttpResponse<String> send(String method, String path, String body, String bearer)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}

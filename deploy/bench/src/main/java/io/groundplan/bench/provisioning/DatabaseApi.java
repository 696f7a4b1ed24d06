package io.groundplan.bench.provisioning;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The few calls of the database surface that are measured. */
final class DatabaseApi {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;
    private final String token;

    DatabaseApi(URI address) throws IOException, InterruptedException {
        this.address = address;
        this.token = call("POST", "/local/token", "{\"email\":\"bench@example.com\"}", null)
                .path("token")
                .asText();
    }

    /** From the request to a project that is ready; answers its id. */
    String createReady(String name) throws IOException, InterruptedException {
        var created = call("POST", "/v1/projects", "{\"name\":\"" + name + "\"}", token);
        awaitCompleted(created);
        return created.path("project").path("id").asText();
    }

    JsonNode read(String project) throws IOException, InterruptedException {
        return call("GET", "/v1/projects/" + project, null, token);
    }

    private void awaitCompleted(JsonNode accepted) throws IOException, InterruptedException {
        var id = accepted.path("job").path("id").asText();
        var state = call("GET", "/v1/jobs/" + id + "?wait=60s", null, token)
                .path("job")
                .path("state")
                .asText();
        if (!state.equals("completed")) {
            throw new IOException("job " + id + " is " + state);
        }
    }

    private JsonNode call(String method, String path, String body, String bearer)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        var response = http.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IOException(method + " " + path + " answered " + response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body());
    }
}

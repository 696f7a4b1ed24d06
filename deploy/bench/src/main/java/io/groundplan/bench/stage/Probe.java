package io.groundplan.bench.stage;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Asks once and looks at the answer, before it is asked for thousands of times and only its status is looked at. */
public final class Probe {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final URI address;

    Probe(HttpClient http, URI address) {
        this.http = http;
        this.address = address;
    }

    /** Whether the path has an answer at all; then it must say what is expected of it. */
    public boolean isServed(String path, String bearer, String expected) throws IOException, InterruptedException {
        var response = send("GET", path, bearer, null);
        if (response.statusCode() == 404) {
            return false;
        }
        require(response.statusCode() == 200 && response.body().contains(expected), response);
        return true;
    }

    public void requireItems(String path, String bearer, int count) throws IOException, InterruptedException {
        var response = send("GET", path, bearer, null);
        require(response.statusCode() == 200 && items(JSON.readTree(response.body())) == count, response);
    }

    /** The status and the body of something made. */
    public HttpResponse<String> post(String path, String bearer, String body) throws IOException, InterruptedException {
        var response = send("POST", path, bearer, body);
        require(response.statusCode() / 100 == 2, response);
        return response;
    }

    public JsonNode json(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }

    /** Some documents have the list as it is, others wrap it. */
    private static int items(JsonNode body) {
        var candidates = body.isArray() ? Stream.of(body) : StreamSupport.stream(body.spliterator(), false);
        return candidates
                .filter(JsonNode::isArray)
                .mapToInt(JsonNode::size)
                .max()
                .orElse(0);
    }

    private HttpResponse<String> send(String method, String path, String bearer, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static void require(boolean expected, HttpResponse<String> response) {
        if (!expected) {
            throw new IllegalStateException(response.request().method() + " " + response.uri() + " answered "
                    + response.statusCode() + " " + response.body());
        }
    }
}

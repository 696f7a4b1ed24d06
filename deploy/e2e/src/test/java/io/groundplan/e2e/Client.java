package io.groundplan.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A client that someone else could have written: it knows the documents and nothing of the code. */
final class Client {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(70);

    /** An answer and its JSON body. */
    record Answer(int status, HttpHeaders headers, JsonNode body) {
        JsonNode expect(int expected) {
            if (status != expected) {
                throw new AssertionError("expected " + expected + ", got " + status + ": " + body);
            }
            return body;
        }
    }

    private final HttpClient http = PlainHttp.client();
    private final URI address;
    private final String credential;

    Client(URI address) {
        this(address, null);
    }

    private Client(URI address, String credential) {
        this.address = address;
        this.credential = credential;
    }

    /** A client of the person with that e-mail. */
    Client as(String email) {
        var token = post("/local/token", "{\"email\":\"" + email + "\"}")
                .expect(200)
                .path("token")
                .asText();
        return withCredential(token);
    }

    /** The same caller at another address. */
    Client at(URI other) {
        return new Client(other, credential);
    }

    Client withCredential(String bearer) {
        return new Client(address, bearer);
    }

    /** The text of the credential. */
    String credential() {
        return credential;
    }

    boolean isReady() {
        try {
            return get("/q/health/ready").status() == 200;
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof ConnectException) {
                return false;
            }
            throw e;
        }
    }

    Answer get(String path) {
        return send("GET", path, null);
    }

    Answer post(String path, String json) {
        return send("POST", path, json);
    }

    Answer patch(String path, String json) {
        return send("PATCH", path, json);
    }

    Answer put(String path, String json) {
        return send("PUT", path, json);
    }

    Answer delete(String path) {
        return send("DELETE", path, null);
    }

    Answer send(String method, String path, String json) {
        return send(method, path, "application/json", json);
    }

    /** With a body of that type, if there is one. */
    Answer send(String method, String path, String contentType, String text) {
        var request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(PATIENCE)
                .method(method, text == null ? BodyPublishers.noBody() : BodyPublishers.ofString(text));
        if (text != null) {
            request.header("Content-Type", contentType);
        }
        if (credential != null) {
            request.header("Authorization", "Bearer " + credential);
        }
        if (!method.equals("GET")) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            var body = response.body().isEmpty() ? null : JSON.readTree(response.body());
            return new Answer(response.statusCode(), response.headers(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

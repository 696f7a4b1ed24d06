package io.groundplan.testkit.surface;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** An operation as a document shows it: the request's body, if it has one, and the answer. */
public record Example(String method, String path, JsonNode request, int status, JsonNode response) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The examples of a file in `examples/`; those of several files are put together. */
    public static List<Example> of(String file) {
        try (var in = TestResources.open("examples/" + file)) {
            return JSON.readValue(in, new TypeReference<List<Example>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String operation() {
        return method + " " + path;
    }

    public String requestBody() {
        return request == null ? null : request.toString();
    }

    @Override
    public String toString() {
        return operation();
    }
}

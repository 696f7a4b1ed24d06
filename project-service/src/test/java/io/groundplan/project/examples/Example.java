package io.groundplan.project.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** An operation as a document shows it: the request's body, if it has one, and the answer. */
record Example(String method, String path, JsonNode request, int status, JsonNode response) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The examples of a file in `examples/`. */
    static List<Example> of(String file) {
        try (var in = Example.class.getResourceAsStream("/examples/" + file)) {
            return JSON.readValue(in, new TypeReference<List<Example>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String operation() {
        return method + " " + path;
    }

    String requestBody() {
        return request == null ? null : request.toString();
    }

    @Override
    public String toString() {
        return operation();
    }
}

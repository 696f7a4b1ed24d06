package io.groundplan.testkit.surface;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;

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

    /** What the surface's document shows, and what was needed besides. */
    public static List<Example> of(Door door) {
        return Stream.of("documented", "needed")
                .map(kind -> door.surface() + "/" + kind + ".json")
                .filter(file -> TestResources.exists("examples/" + file))
                .flatMap(file -> of(file).stream())
                .toList();
    }

    /** Asks as the example does, with the values of its placeholders. */
    public Response call(Client person, Map<String, String> values) {
        return person.call(method, Placeholders.filled(path, values), Placeholders.filled(requestBody(), values));
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

package io.groundplan.testkit.openapi;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

/** Finds operations, responses and schemas in an OpenAPI document. */
record OpenApiDocument(JsonNode root) {
    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]+}");

    JsonNode components() {
        return root.path("components");
    }

    JsonNode response(String method, String path, int status) {
        var template = template(path)
                .orElseThrow(() -> new AssertionError("the document has no path for " + method + " " + path));
        var operation = root.at("/paths").path(template).path(method.toLowerCase(Locale.ROOT));
        OpenApiResponses.require(!operation.isMissingNode(), "the document has no " + method + " " + template);
        var response = operation.path("responses").path(Integer.toString(status));
        OpenApiResponses.require(
                !response.isMissingNode(), "the document has no status " + status + " for " + method + " " + template);
        return resolved(response);
    }

    JsonNode schema(JsonNode response, String contentType, String where) {
        var mediaType = String.valueOf(contentType).split(";")[0].strip();
        var content = response.path("content").path(mediaType);
        OpenApiResponses.require(!content.isMissingNode(), where + ": the document has no content " + mediaType);
        var schema = content.path("schema");
        OpenApiResponses.require(schema.isObject(), where + ": the document has no schema");
        return schema;
    }

    /** Follows references until there is none. */
    JsonNode resolved(JsonNode node) {
        var current = node;
        while (current.has("$ref")) {
            var reference = current.get("$ref").asText();
            OpenApiResponses.require(reference.startsWith("#/"), "a reference out of the document: " + reference);
            current = root.at(reference.substring(1));
            OpenApiResponses.require(!current.isMissingNode(), "a reference to nothing: " + reference);
        }
        return current;
    }

    /** The template itself, or the one that matches with the fewest parameters. */
    private Optional<String> template(String path) {
        if (root.path("paths").has(path)) {
            return Optional.of(path);
        }
        Iterable<String> templates = root.path("paths")::fieldNames;
        return StreamSupport.stream(templates.spliterator(), false)
                .filter(template -> matches(template, path))
                .min(Comparator.comparingLong(
                        template -> PARAMETER.matcher(template).results().count()));
    }

    private static boolean matches(String template, String path) {
        var literals = PARAMETER.split(template, -1);
        var pattern = new StringBuilder();
        for (int i = 0; i < literals.length; i++) {
            pattern.append(i == 0 ? "" : "[^/]+").append(Pattern.quote(literals[i]));
        }
        return path.matches(pattern.toString());
    }
}

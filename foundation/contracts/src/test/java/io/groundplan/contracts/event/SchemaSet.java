package io.groundplan.contracts.event;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The schemas of one version by their files, which refer to each other. */
record SchemaSet(Map<String, JsonNode> files) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A schema, or a part of one, and the file that its references start from. */
    record Part(String file, JsonNode schema) {
        Part at(String keyword) {
            return new Part(file, schema.path(keyword));
        }

        Part at(int index) {
            return new Part(file, schema.path(index));
        }
    }

    /** All in a folder of the class path. */
    static SchemaSet in(String folder) {
        var files = new TreeMap<String, JsonNode>();
        PublishedFiles.jsonFiles(folder).forEach(file -> files.put(file, read(PublishedFiles.text(folder, file))));
        return new SchemaSet(files);
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Part file(String name) {
        return new Part(name, files.get(name));
    }

    /** Without the indirection of a reference; what stands beside the reference counts too. */
    Part resolved(Part part) {
        var reference = part.schema().path("$ref").textValue();
        if (reference == null) {
            return part;
        }
        var parts = reference.split("#", 2);
        var file = parts[0].isEmpty() ? part.file() : parts[0];
        var target = resolved(new Part(file, files.get(file).at(parts[1])));
        var both = ((ObjectNode) target.schema()).deepCopy();
        part.schema().properties().stream()
                .filter(beside -> !beside.getKey().equals("$ref"))
                .forEach(beside -> both.set(beside.getKey(), beside.getValue()));
        return new Part(target.file(), both);
    }
}

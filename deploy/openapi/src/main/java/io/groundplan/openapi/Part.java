package io.groundplan.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** What one service says of one surface. */
record Part(String service, Surface surface, JsonObject document) {
    private static final Path STORED = Path.of("target", "openapi");

    /** What the build of the service left; a service may take part in no surface. */
    static Stream<Part> of(Path service) {
        var directory = service.resolve(STORED);
        if (!Files.isDirectory(directory)) {
            return Stream.empty();
        }
        try (var files = Files.list(directory)) {
            // YAML twins lie beside them
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream()
                    .map(file -> read(service.getFileName().toString(), file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + directory, e);
        }
    }

    JsonObject section(String name) {
        return document.getJsonObject(name, new JsonObject());
    }

    List<String> sections() {
        return List.copyOf(document.fieldNames());
    }

    private static Part read(String service, Path file) {
        var name = file.getFileName().toString();
        var surface = Surface.ofFile(name)
                .orElseThrow(() -> new MergeException(
                        "%s/%s/%s is of no surface: name it after one in the service's".formatted(service, STORED, name)
                                + " store-schema-file-name, or delete what an older build left"));
        try {
            return new Part(service, surface, anywhere(new JsonObject(Files.readString(file))));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Without servers that have a host: the document is of every installation, the build knows the address of none. */
    private static JsonObject anywhere(JsonObject document) {
        var servers = new JsonArray(document.getJsonArray("servers", new JsonArray()).stream()
                .filter(server -> ((JsonObject) server).getString("url").startsWith("/"))
                .toList());
        document.remove("servers");
        return servers.isEmpty() ? document : document.put("servers", servers);
    }
}

package io.groundplan.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.vertx.core.json.JsonObject;

/** Makes one document per surface of those that the services publish; a step of the build. */
public final class Merge {
    private Merge() {}

    /** The directory to write to, then the directories of the services: the first to describe a surface introduces it. */
    public static void main(String[] arguments) {
        var parts = Stream.of(arguments).skip(1).map(Path::of).flatMap(Part::of).toList();
        write(Path.of(arguments[0]), documents(parts, Surface.DESCRIBED));
    }

    /** All problems at once, since mending one by one would take a build each. */
    static Map<Surface, JsonObject> documents(List<Part> parts, Collection<Surface> expected) {
        var bySurface = parts.stream()
                .collect(Collectors.groupingBy(
                        Part::surface, () -> new EnumMap<>(Surface.class), Collectors.<Part>toList()));
        var problems = new ArrayList<String>();
        expected.stream()
                .filter(surface -> !bySurface.containsKey(surface))
                .forEach(surface -> problems.add(surface.text() + ": no service describes it; is there a "
                        + "quarkus.smallrye-openapi.store-schema-directory, and are the services packaged?"));
        var documents = new EnumMap<Surface, JsonObject>(Surface.class);
        bySurface.forEach((surface, described) -> {
            if (!expected.contains(surface)) {
                problems.add("%s: described by %s, but not served: add it to Surface.DESCRIBED"
                        .formatted(surface.text(), described.get(0).service()));
            }
            documents.put(surface, new MergedDocument(surface, problems).with(described));
        });
        if (!problems.isEmpty()) {
            throw new MergeException(problems);
        }
        return documents;
    }

    private static void write(Path directory, Map<Surface, JsonObject> documents) {
        try {
            Files.createDirectories(directory);
            for (var document : documents.entrySet()) {
                Files.writeString(
                        directory.resolve(document.getKey().file()),
                        document.getValue().encodePrettily() + "\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + directory, e);
        }
    }
}

package io.groundplan.contracts.event;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The resources of this module as files, and the index of the examples that were published. */
final class PublishedFiles {
    private static final String INDEX = "index.sha256";

    private PublishedFiles() {}

    /** The example files and their hashes, in the format that `sha256sum -c` reads. */
    static Map<String, String> index() {
        var hashes = new TreeMap<String, String>();
        for (var line : text("/examples", INDEX).split("\n")) {
            var parts = line.split(" {2}", 2);
            hashes.put(parts[1], parts[0]);
        }
        return hashes;
    }

    /** The names of the JSON files in a folder of the class path. */
    static SortedSet<String> jsonFiles(String folder) {
        var names = new TreeSet<String>();
        try (var files = Files.newDirectoryStream(path(folder), "*.json")) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    static String text(String folder, String file) {
        return text(path(folder + "/" + file));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path path(String resource) {
        try {
            return Path.of(PublishedFiles.class.getResource(resource).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}

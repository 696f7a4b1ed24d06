package io.groundplan.images;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/** What an image says of itself and of each of its files. */
record WrittenImage(String digest, JsonNode config, List<List<Entry>> entries) {

    record Entry(String path, int mode, Instant time, boolean isDirectory) {}

    static WrittenImage read(Path file, String digest) throws IOException {
        var image = ImageFile.read(file);
        var layers = new ArrayList<List<Entry>>();
        for (var layer : image.layers()) {
            layers.add(entries(layer));
        }
        return new WrittenImage(digest, image.config(), layers);
    }

    List<Entry> files() {
        return entries.stream().flatMap(List::stream).toList();
    }

    /** The paths of the files in each layer. */
    List<List<String>> layers() {
        return entries.stream()
                .map(layer -> layer.stream()
                        .filter(entry -> !entry.isDirectory())
                        .map(Entry::path)
                        .toList())
                .toList();
    }

    private static List<Entry> entries(byte[] layer) throws IOException {
        var entries = new ArrayList<Entry>();
        try (var archive = ImageFile.open(layer)) {
            for (var entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                entries.add(new Entry(
                        entry.getName(),
                        entry.getMode() & 0777,
                        entry.getLastModifiedTime().toInstant(),
                        entry.isDirectory()));
            }
        }
        return entries;
    }
}

package io.groundplan.images;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** An image that was written to a file, in the OCI layout. */
record WrittenImage(String digest, JsonNode config, List<List<Entry>> entries) {
    private static final ObjectMapper JSON = new ObjectMapper();

    record Entry(String path, int mode, Instant time, boolean isDirectory) {}

    static WrittenImage read(Path file, String digest) throws IOException {
        var blobs = new HashMap<String, byte[]>();
        try (var archive = new TarArchiveInputStream(Files.newInputStream(file))) {
            for (var entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                blobs.put(entry.getName(), archive.readAllBytes());
            }
        }
        var index = JSON.readTree(blobs.get("index.json"));
        var manifest = JSON.readTree(blob(blobs, index.path("manifests").get(0)));
        var layers = new ArrayList<List<Entry>>();
        for (var layer : manifest.path("layers")) {
            layers.add(entries(new GZIPInputStream(new ByteArrayInputStream(blob(blobs, layer)))));
        }
        return new WrittenImage(digest, JSON.readTree(blob(blobs, manifest.path("config"))), layers);
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

    private static byte[] blob(Map<String, byte[]> blobs, JsonNode descriptor) {
        return blobs.get("blobs/" + descriptor.path("digest").asText().replace(':', '/'));
    }

    private static List<Entry> entries(InputStream layer) throws IOException {
        var entries = new ArrayList<Entry>();
        try (var archive = new TarArchiveInputStream(layer)) {
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

package io.groundplan.images;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** A file in the OCI layout, found the way that every tool finds it: index, manifest, configuration and layers. */
record ImageFile(JsonNode config, List<byte[]> layers) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static ImageFile read(Path file) throws IOException {
        var blobs = new HashMap<String, byte[]>();
        try (var archive = new TarArchiveInputStream(Files.newInputStream(file))) {
            for (var entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                blobs.put(entry.getName(), archive.readAllBytes());
            }
        }
        var index = JSON.readTree(blobs.get("index.json"));
        var manifest = JSON.readTree(blob(blobs, index.path("manifests").get(0)));
        var layers = new ArrayList<byte[]>();
        manifest.path("layers").forEach(layer -> layers.add(blob(blobs, layer)));
        return new ImageFile(JSON.readTree(blob(blobs, manifest.path("config"))), layers);
    }

    static TarArchiveInputStream open(byte[] layer) throws IOException {
        return new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(layer)));
    }

    private static byte[] blob(Map<String, byte[]> blobs, JsonNode descriptor) {
        return blobs.get("blobs/" + descriptor.path("digest").asText().replace(':', '/'));
    }
}

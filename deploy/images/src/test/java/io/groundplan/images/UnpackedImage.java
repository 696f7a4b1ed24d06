package io.groundplan.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** The files of an image in a directory, and its command, for who has Java and no container engine. */
record UnpackedImage(JsonNode config, Path root) {
    private static final String HOME = "opt/groundplan/";

    static UnpackedImage of(Path file, Path root) throws IOException {
        var image = ImageFile.read(file);
        for (var layer : image.layers()) {
            try (var archive = ImageFile.open(layer)) {
                unpack(archive, root);
            }
        }
        return new UnpackedImage(image.config().path("config"), root);
    }

    /** As a container engine runs it, with nothing in its environment but what is given; Java stands for the base's. */
    ProcessBuilder program(Path jdk, Map<String, String> environment) {
        var command = new ArrayList<>(entrypoint());
        command.set(0, jdk.resolve("bin").resolve(command.get(0)).toString());
        var program = new ProcessBuilder(command).directory(home().toFile());
        program.environment().clear();
        program.environment().putAll(environment);
        return program;
    }

    List<String> entrypoint() {
        var words = new ArrayList<String>();
        config.path("Entrypoint").forEach(word -> words.add(word.asText()));
        return words;
    }

    /** Every file with its time and size. */
    Map<String, String> contents() throws IOException {
        var contents = new TreeMap<String, String>();
        try (var files = Files.walk(home())) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                contents.put(
                        home().relativize(file).toString(), Files.getLastModifiedTime(file) + " " + Files.size(file));
            }
        }
        return contents;
    }

    private Path home() {
        return root.resolve(config.path("WorkingDir").asText().substring(1));
    }

    /** Of the base there may be links, devices and owners, which nothing here needs. */
    private static void unpack(TarArchiveInputStream archive, Path root) throws IOException {
        for (var entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
            if (entry.isFile() && entry.getName().startsWith(HOME)) {
                var file = root.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.copy(archive, file);
                Files.setLastModifiedTime(
                        file, FileTime.from(entry.getLastModifiedTime().toInstant()));
            }
        }
    }
}

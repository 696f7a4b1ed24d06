package io.groundplan.local.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** One YAML document, or a part of it, read by keys; what is not there reads as empty. */
record Manifest(Path file, Map<?, ?> content) {
    static final Path ROOT = Path.of("../kubernetes");

    static Stream<Manifest> all() {
        try (var files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream()
                    .flatMap(Manifest::documents);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Manifest of(Object part) {
        return new Manifest(ROOT, part instanceof Map<?, ?> map ? map : Map.of());
    }

    String kind() {
        return text("kind");
    }

    String text(String... keys) {
        var value = value(keys);
        return value == null ? "" : value.toString();
    }

    List<?> list(String... keys) {
        return value(keys) instanceof List<?> list ? list : List.of();
    }

    Manifest at(String... keys) {
        return of(value(keys));
    }

    @Override
    public String toString() {
        return ROOT.relativize(file) + " " + kind();
    }

    private Object value(String... keys) {
        Object value = content;
        for (var key : keys) {
            value = value instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return value;
    }

    private static Stream<Manifest> documents(Path file) {
        try {
            var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
            return StreamSupport.stream(yaml.loadAll(Files.readString(file)).spliterator(), false).toList().stream()
                    .map(document -> new Manifest(file, (Map<?, ?>) document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

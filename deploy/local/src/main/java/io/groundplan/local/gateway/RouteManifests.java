package io.groundplan.local.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Reads HTTPRoute manifests. Whatever this gateway does not do (header matches, filters, weights …) is refused rather
 * than skipped: a route that means something else in the cluster than here would make every local try worthless.
 */
final class RouteManifests {
    private final Path file;

    private RouteManifests(Path file) {
        this.file = file;
    }

    static List<Route> read(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .flatMap(file -> new RouteManifests(file).routes())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("no route manifests in " + directory, e);
        }
    }

    private Stream<Route> routes() {
        return documents().stream()
                .filter(document -> "HTTPRoute".equals(document.get("kind")))
                .map(document -> map(document.get("spec")))
                .flatMap(spec -> {
                    only(spec, Set.of("parentRefs", "rules"));
                    return list(spec.get("rules")).stream().flatMap(this::rule);
                });
    }

    private List<Map<?, ?>> documents() {
        try (var reader = Files.newBufferedReader(file)) {
            var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
            return StreamSupport.stream(yaml.loadAll(reader).spliterator(), false)
                    .<Map<?, ?>>map(this::map)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private Stream<Route> rule(Map<?, ?> rule) {
        only(rule, Set.of("matches", "timeouts", "backendRefs"));
        requireNoLimit(rule.get("timeouts"));
        var service = service(list(rule.get("backendRefs")));
        return list(rule.get("matches")).stream().map(match -> new Route(match(match), service));
    }

    private PathMatch match(Map<?, ?> match) {
        only(match, Set.of("path"));
        var path = map(match.get("path"));
        only(path, Set.of("type", "value"));
        var value = String.valueOf(path.get("value"));
        return switch (String.valueOf(path.get("type"))) {
            case "Exact" -> new PathMatch.Exact(value);
            case "PathPrefix" -> new PathMatch.Prefix(value);
            case "RegularExpression" -> new PathMatch.Expression(Pattern.compile(value));
            default -> throw unsupported("path type " + path.get("type"));
        };
    }

    private String service(List<Map<?, ?>> backends) {
        if (backends.size() != 1) {
            throw unsupported(backends.size() + " backends in one rule");
        }
        only(backends.get(0), Set.of("name", "port"));
        return String.valueOf(backends.get(0).get("name"));
    }

    private void requireNoLimit(Object timeouts) {
        if (timeouts != null && !timeouts.equals(Map.of("request", "0s"))) {
            throw unsupported("timeouts " + timeouts);
        }
    }

    private void only(Map<?, ?> map, Set<String> known) {
        map.keySet().stream().filter(key -> !known.contains(key)).findFirst().ifPresent(key -> {
            throw unsupported(String.valueOf(key));
        });
    }

    private Map<?, ?> map(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw unsupported(value + " where a mapping belongs");
    }

    private List<Map<?, ?>> list(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().<Map<?, ?>>map(this::map).toList();
        }
        throw unsupported(value + " where a list belongs");
    }

    private IllegalArgumentException unsupported(String what) {
        return new IllegalArgumentException(file + ": the local gateway does not support " + what);
    }
}

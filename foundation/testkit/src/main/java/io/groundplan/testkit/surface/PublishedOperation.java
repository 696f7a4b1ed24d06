package io.groundplan.testkit.surface;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.restassured.RestAssured;

/** An operation of the document that the service publishes for a surface, and the names of its query parameters. */
public record PublishedOperation(String method, String path, List<String> queryParameters) {
    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");
    private static final Map<Door, List<PublishedOperation>> KNOWN = new ConcurrentHashMap<>();

    public static List<PublishedOperation> of(Door door) {
        return KNOWN.computeIfAbsent(door, PublishedOperation::read);
    }

    /** The methods and paths, sorted. */
    public static SortedSet<String> names(Door door) {
        return of(door).stream().map(PublishedOperation::toString).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<PublishedOperation> read(Door door) {
        Map<String, Map<String, Object>> paths =
                RestAssured.get(door.document()).jsonPath().getMap("paths");
        return paths == null
                ? List.of()
                : paths.entrySet().stream()
                        .filter(path -> door.owns(path.getKey()))
                        .flatMap(path -> of(path.getKey(), path.getValue()))
                        .toList();
    }

    private static Stream<PublishedOperation> of(String path, Map<String, Object> item) {
        return METHODS.stream()
                .filter(item::containsKey)
                .map(method -> new PublishedOperation(
                        method.toUpperCase(Locale.ROOT), path, queryParameters((Map<?, ?>) item.get(method))));
    }

    private static List<String> queryParameters(Map<?, ?> operation) {
        return operation.get("parameters") instanceof List<?> parameters
                ? parameters.stream()
                        .map(Map.class::cast)
                        .filter(parameter -> "query".equals(parameter.get("in")))
                        .map(parameter -> (String) parameter.get("name"))
                        .toList()
                : List.of();
    }

    public boolean isRead() {
        return method.equals("GET");
    }

    /** Whether it answers with something else than a JSON document: server-sent events, or an image. */
    public boolean isOtherThanJson() {
        return isRead() && (path.endsWith("/events") || path.startsWith("/uploads/"));
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}

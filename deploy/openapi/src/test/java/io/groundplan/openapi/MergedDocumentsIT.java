package io.groundplan.openapi;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What the build has made of the services' own documents. */
class MergedDocumentsIT {
    private static final Pattern REFERENCE = Pattern.compile("\"\\$ref\":\"#/components/(\\w+)/([^\"]+)\"");
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    static Stream<Part> parts() {
        return Stream.of("project-service", "membership-service", "usage-service")
                .map(Path.of("../..")::resolve)
                .flatMap(Part::of);
    }

    static List<Surface> surfaces() {
        return Surface.DESCRIBED;
    }

    @Test
    void theServicesHaveParts() {
        assertEquals(Set.copyOf(Surface.DESCRIBED), parts().map(Part::surface).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("parts")
    void everyOperationOfAPartIsInTheWhole(Part part) {
        var whole = whole(part.surface()).getJsonObject("paths");
        var paths = part.section("paths");
        assertFalse(paths.isEmpty());
        for (var path : paths.fieldNames()) {
            var described = paths.getJsonObject(path);
            described.fieldNames().stream().filter(METHODS::contains).forEach(method -> {
                var merged = whole.getJsonObject(path).getJsonObject(method);
                assertNotNull(merged, method + " " + path);
                described
                        .getJsonObject(method)
                        .forEach(entry -> assertEquals(entry.getValue(), merged.getValue(entry.getKey())));
            });
        }
    }

    @ParameterizedTest
    @MethodSource("parts")
    void everyComponentOfAPartIsInTheWhole(Part part) {
        var whole = whole(part.surface()).getJsonObject("components");
        part.section("components").forEach(section -> ((JsonObject) section.getValue())
                .forEach(component -> assertEquals(
                        component.getValue(),
                        whole.getJsonObject(section.getKey()).getValue(component.getKey()))));
    }

    @ParameterizedTest
    @MethodSource("surfaces")
    void whateverIsReferredToIsThere(Surface surface) {
        var whole = whole(surface);
        var references = REFERENCE.matcher(whole.encode());
        while (references.find()) {
            var section = whole.getJsonObject("components").getJsonObject(references.group(1));
            assertTrue(section != null && section.containsKey(references.group(2)), references.group());
        }
    }

    @ParameterizedTest
    @MethodSource("surfaces")
    void everyOperationHasAnIdOfItsOwn(Surface surface) {
        var ids = new ArrayList<String>();
        whole(surface).getJsonObject("paths").forEach(item -> ((JsonObject) item.getValue())
                .stream()
                        .filter(entry -> METHODS.contains(entry.getKey()))
                        .map(entry -> (JsonObject) entry.getValue())
                        .forEach(operation -> ids.add(operation.getString("operationId"))));
        assertFalse(ids.contains(null));
        assertEquals(ids.size(), new HashSet<>(ids).size(), ids.toString());
    }

    private static JsonObject whole(Surface surface) {
        return new JsonObject(ClassPath.read(surface.path()));
    }
}

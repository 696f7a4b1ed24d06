package io.groundplan.bom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The bill is made of what Maven resolves, and Quarkus adds to that on conditions: what is packaged must be in it. */
class PackagedIT {
    private static final Pattern CLASSIFIER = Pattern.compile("classifier=([^&]+)");

    @ParameterizedTest
    @ValueSource(strings = {"project-service", "membership-service", "usage-service", "provisioning-worker"})
    void everyLibraryOfAServiceIsInTheBill(String service) throws IOException {
        var jars = jars(Path.of("../..", service, "target/quarkus-app/lib"));
        assertTrue(jars.size() > 200, service + " is not packaged");
        jars.removeAll(billed(true));
        assertEquals(Set.of(), jars);
    }

    @Test
    void everyLibraryOfTheDocumentsIsInTheBill() throws IOException {
        var jars = jars(Path.of("../openapi/target/lib"));
        assertTrue(jars.size() > 10, "it is not packaged");
        jars.removeAll(billed(false));
        assertEquals(Set.of(), jars);
    }

    private static Set<String> jars(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar") && !name.startsWith("io.groundplan."))
                    .collect(Collectors.toSet());
        }
    }

    private static List<String> billed(boolean withGroup) throws IOException {
        var bill = new ObjectMapper().readTree(Path.of("target/bom.json").toFile());
        return StreamSupport.stream(bill.path("components").spliterator(), false)
                .map(component -> (withGroup ? component.path("group").asText() + "." : "") + file(component))
                .toList();
    }

    private static String file(JsonNode component) {
        var classifier = CLASSIFIER.matcher(component.path("purl").asText());
        return component.path("name").asText() + "-" + component.path("version").asText()
                + (classifier.find() ? "-" + classifier.group(1) : "") + ".jar";
    }
}

package io.groundplan.contracts.event;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The example in another language does with the published events what the page for consumers says; needs `python3`. */
class PythonConsumerTest {
    private static final String PROGRAM = "../docs/examples/project_events.py";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROJECT =
            example("project.created.v1.json").at("/data/projectId").textValue();

    @TempDir
    Path folder;

    @BeforeAll
    static void needsPython() throws InterruptedException {
        try {
            var found = new ProcessBuilder("python3", "--version")
                    .redirectErrorStream(true)
                    .start();
            found.getInputStream().readAllBytes();
            assumeTrue(found.waitFor() == 0, "python3 does not run");
        } catch (IOException e) {
            assumeTrue(false, "python3 is not installed");
        }
    }

    @Test
    void keepsTheNameOfAProjectWhileItIsThere() throws Exception {
        assertEquals(Map.of(PROJECT, "Orders"), names(published("project.created.v1.json")));
        var renamed = example("project.updated.v1.json").at("/data/name").textValue();
        var life = published("project.created.v1.json", "project.updated.v1.json", "project.deleted.v1.json");
        assertEquals(Map.of(PROJECT, renamed), names(life.subList(0, 2)));
        assertEquals(Map.of(), names(life));
    }

    @Test
    void hearsAnythingTwiceAndLateWithoutHarm() throws Exception {
        var again = published(
                "project.created.v1.json",
                "project.deleted.v1.json",
                "project.created.v1.json",
                "project.updated.v1.json");
        assertEquals(Map.of(), names(again));
        var copy = example("project.created.v1.json");
        ((ObjectNode) copy.get("headers")).put("ce_id", "another");
        assertEquals(Map.of(), names(List.of(again.get(0), again.get(1), file("copy.json", copy))));
    }

    @Test
    void passesOverWhatItDoesNotKnowAndWhatIsNoEvent() throws Exception {
        var all = published(PublishedFiles.index().keySet().toArray(String[]::new));
        assertTrue(names(all).isEmpty(), "the examples end with the project deleted");
        var later = example("project.created.v1.json");
        ((ObjectNode) later.get("headers")).put("ce_id", "later").put("ce_type", "io.groundplan.project.moved.v1");
        var broken = example("project.created.v1.json");
        ((ObjectNode) broken.get("headers")).remove("ce_id");
        var nameless = example("project.created.v1.json");
        ((ObjectNode) nameless.get("headers")).put("ce_id", "nameless");
        ((ObjectNode) nameless.get("data")).remove("name");
        var files = List.of(
                file("later.json", later),
                file("broken.json", broken),
                file("nameless.json", nameless),
                published("project.created.v1.json").get(0));
        assertEquals(Map.of(PROJECT, "Orders"), names(files));
    }

    private static Map<String, String> names(List<String> files) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("python3", PROGRAM, "--examples"));
        command.addAll(files);
        var process = new ProcessBuilder(command).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), () -> text(process));
        return JSON.readerForMapOf(String.class).readValue(output);
    }

    private static String text(Process failed) {
        try {
            return new String(failed.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private String file(String name, JsonNode example) throws IOException {
        return Files.writeString(folder.resolve(name), example.toString()).toString();
    }

    private static List<String> published(String... examples) {
        return Arrays.stream(examples)
                .map(example -> "src/main/resources/examples/" + example)
                .toList();
    }

    private static ObjectNode example(String file) {
        try {
            return (ObjectNode) JSON.readTree(PublishedFiles.text("/examples", file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

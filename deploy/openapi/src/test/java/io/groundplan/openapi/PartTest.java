package io.groundplan.openapi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.vertx.core.json.JsonArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

class PartTest {
    @TempDir
    Path root;

    @Test
    void everyJsonDocumentOfAServiceIsAPart() throws IOException {
        store("studio.json", "{}");
        store("fleet.json", "{}");
        store("fleet.yaml", "a: b");
        var parts = parts();
        assertEquals(
                List.of(Surface.FLEET, Surface.STUDIO),
                parts.stream().map(Part::surface).toList());
        assertEquals("usage-service", parts.get(0).service());
    }

    @Test
    void aServiceMayTakePartInNoSurface() {
        assertEquals(List.of(), parts());
    }

    @Test
    void aFileThatIsOfNoSurfaceIsNamed() throws IOException {
        store("openapi.json", "{}");
        var failure = assertThrows(MergeException.class, this::parts);
        assertEquals(
                "usage-service/target/openapi/openapi.json is of no surface: name it after one in the service's "
                        + "store-schema-file-name, or delete what an older build left",
                failure.getMessage());
    }

    @Test
    void addressesOfTheMachineThatBuiltItAreLeftOut() throws IOException {
        store(
                "database.json",
                """
                {"servers": [{"url": "/database"}, {"url": "http://localhost:8080"}]}""");
        store("platform.json", """
                {"servers": [{"url": "http://0.0.0.0:8083"}]}""");
        var parts = parts();
        assertEquals(
                new JsonArray("[{\"url\":\"/database\"}]"),
                parts.get(0).document().getJsonArray("servers"));
        assertFalse(parts.get(1).document().containsKey("servers"));
    }

    private void store(String name, String document) throws IOException {
        var directory = Files.createDirectories(root.resolve("usage-service/target/openapi"));
        Files.writeString(directory.resolve(name), document);
    }

    private List<Part> parts() {
        return Part.of(root.resolve("usage-service")).toList();
    }
}

package io.groundplan.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.groundplan.testkit.embedded.FreePort;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ImageTest {
    private static final Instant TIME = Instant.parse("2026-11-01T00:00:00Z");

    @TempDir
    Path directory;

    @Test
    void whoRunsItIsNotRootAndMayChangeNothing() throws Exception {
        var image = written("first", base());
        var config = image.config().path("config");
        assertAll(
                () -> assertEquals("10001:10001", config.path("User").asText()),
                () -> assertEquals("/opt/groundplan", config.path("WorkingDir").asText()),
                () -> assertTrue(config.path("ExposedPorts").has("8080/tcp")),
                () -> assertEquals(
                        List.of(
                                "java",
                                "-XX:MaxRAMPercentage=50",
                                "-XX:+ExitOnOutOfMemoryError",
                                "-jar",
                                "quarkus-run.jar"),
                        StreamSupport.stream(config.path("Entrypoint").spliterator(), false)
                                .map(argument -> argument.asText())
                                .toList()),
                () -> assertEquals(
                        TIME.toString(), image.config().path("created").asText()));
        image.files().stream()
                .filter(file -> file.path().startsWith("opt/groundplan/"))
                .filter(file -> !file.isDirectory())
                .forEach(file -> assertEquals(0444, file.mode(), file.path()));
    }

    @Test
    void librariesOfOthersAreALayerBelowWhatIsOurs() throws Exception {
        var layers = written("first", base()).layers();
        assertEquals(3, layers.size(), "the base, libraries, the application");
        assertEquals(List.of("opt/groundplan/lib/main/org.other.jar"), layers.get(1));
        assertEquals(
                List.of(
                        "opt/groundplan/app/application.jar",
                        "opt/groundplan/lib/main/io.groundplan.own.jar",
                        "opt/groundplan/quarkus-run.jar"),
                layers.get(2));
    }

    @Test
    void theSameAgainIsTheSameImage() throws Exception {
        var first = written("first", base());
        var again = written("again", base());
        assertEquals(first.digest(), again.digest());
        Files.writeString(repository().resolve("usage-service/target/quarkus-app/app/application.jar"), "changed");
        var changed = written("changed", base());
        assertNotEquals(first.digest(), changed.digest());
        assertEquals(first.layers().get(1), changed.layers().get(1));
    }

    @Test
    void anArchiveIsALayerOfItsOwnAndIsStartedFrom() throws Exception {
        var stage = Stage.of(Application.USAGE_SERVICE, repository(), directory.resolve("stage"));
        Files.writeString(stage.archive(), "classes");
        var image = written(stage, "archived", base());
        assertTrue(
                image.config().path("config").path("Entrypoint").toString().contains("-XX:AOTCache=application.aot"));
        assertEquals(List.of("opt/groundplan/application.aot"), image.layers().get(3));
    }

    @Test
    void noFileTellsWhenItWasBuilt() throws Exception {
        var stage = Stage.of(Application.USAGE_SERVICE, repository(), directory.resolve("stage"));
        var staged = Files.getLastModifiedTime(stage.directory().resolve("quarkus-run.jar"));
        assertEquals(FileTime.from(Stage.TIME), staged);
        written(stage, "timed", base()).files().stream()
                .filter(file -> file.path().endsWith(".jar"))
                .forEach(file -> assertEquals(Stage.TIME, file.time(), file.path()));
    }

    @Test
    void aBaseThatCannotBeReachedIsNamedWithWhatToSet() throws IOException {
        var nobody = "localhost:" + FreePort.find() + "/java:25";
        for (var base : List.of(nobody, "tar://" + directory.resolve("none.tar"), "No Reference")) {
            var failure = assertThrows(ImageException.class, () -> written("none", new Base(base)));
            assertTrue(failure.getMessage().contains(base), failure.getMessage());
            assertTrue(failure.getMessage().contains("-Dimage.base"), failure.getMessage());
        }
        assertFalse(Files.exists(directory.resolve("none.tar")));
    }

    @Test
    void whatIsNotPackagedIsNamed() {
        var failure = assertThrows(
                IOException.class,
                () -> Stage.of(Application.PROJECT_SERVICE, directory.resolve("empty"), directory.resolve("stage")));
        assertTrue(failure.getMessage().contains("mvn package -Pimage"), failure.getMessage());
    }

    private WrittenImage written(String name, Base base) throws Exception {
        return written(Stage.of(Application.USAGE_SERVICE, repository(), directory.resolve("stage")), name, base);
    }

    private WrittenImage written(Stage stage, String name, Base base) throws Exception {
        var file = directory.resolve(name + ".tar");
        var digest = new Image(stage, base, "1.0.0", TIME).writeTo(file, directory.resolve("cache-" + name));
        return WrittenImage.read(file, digest);
    }

    /** A base in a file, as an installation without a registry has one. */
    private Base base() throws Exception {
        var file = directory.resolve("base.tar");
        if (!Files.exists(file)) {
            var java = Files.writeString(directory.resolve("java"), "no program");
            Jib.fromScratch()
                    .addFileEntriesLayer(FileEntriesLayer.builder()
                            .addEntry(java, AbsoluteUnixPath.get("/usr/bin/java"))
                            .build())
                    .containerize(Containerizer.to(TarImage.at(file).named("java:25"))
                            .setBaseImageLayersCache(directory.resolve("cache"))
                            .setApplicationLayersCache(directory.resolve("cache")));
        }
        return new Base("tar://" + file);
    }

    private Path repository() throws IOException {
        var repository = directory.resolve("repository");
        var application = repository.resolve("usage-service/target/quarkus-app");
        for (var file : List.of(
                "quarkus-run.jar", "app/application.jar", "lib/main/org.other.jar", "lib/main/io.groundplan.own.jar")) {
            var path = application.resolve(file);
            if (!Files.exists(path)) {
                Files.createDirectories(path.getParent());
                Files.writeString(path, file);
            }
        }
        return repository;
    }
}

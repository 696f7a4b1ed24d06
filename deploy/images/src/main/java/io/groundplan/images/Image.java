package io.groundplan.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Port;

/**
 * One image: layers from what changes seldom to what changes always, no root, and nothing in it that depends on when or
 * where it was built.
 */
record Image(Stage stage, Base base, String tag, Instant time) {
    private static final AbsoluteUnixPath HOME = AbsoluteUnixPath.get("/opt/groundplan");
    private static final String NOBODY = "10001:10001";
    private static final int PORT = 8080;
    /** The rest is for classes, code, buffers and stacks. */
    private static final String HEAP = "-XX:MaxRAMPercentage=50";

    /** Writes it and answers its digest. */
    String writeTo(Path file, Path cache) throws ImageException {
        var builder = base.builder()
                .setFormat(ImageFormat.OCI)
                .setCreationTime(time)
                .setUser(NOBODY)
                .setWorkingDirectory(HOME)
                .addExposedPort(Port.tcp(PORT))
                .setEntrypoint(entrypoint())
                .addFileEntriesLayer(layer("libraries", Application::isOfOthers))
                .addFileEntriesLayer(layer("application", path -> !Application.isOfOthers(path)));
        if (Files.exists(stage.archive())) {
            builder.addFileEntriesLayer(FileEntriesLayer.builder()
                    .setName("archive")
                    .addEntry(stage.archive(), HOME.resolve(stage.archive().getFileName()))
                    .build());
        }
        try {
            var target = TarImage.at(file).named("groundplan/" + stage.name() + ":" + tag);
            return builder.containerize(Containerizer.to(target)
                            .setBaseImageLayersCache(cache.resolve("base"))
                            .setApplicationLayersCache(cache.resolve("application"))
                            .setToolName("groundplan"))
                    .getDigest()
                    .toString();
        } catch (RegistryException | IOException | ExecutionException e) {
            throw base.unreadable(reason(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImageException("interrupted", e);
        } catch (InvalidImageReferenceException | CacheDirectoryCreationException e) {
            throw new ImageException(e.getMessage(), e);
        }
    }

    private List<String> entrypoint() {
        var command = new ArrayList<>(List.of("java", HEAP, "-XX:+ExitOnOutOfMemoryError"));
        if (Files.exists(stage.archive())) {
            // of another Java, it is left alone and the service starts as if there were none
            command.add("-XX:AOTCache=" + stage.archive().getFileName());
        }
        command.addAll(List.of("-jar", stage.jar()));
        return command;
    }

    private FileEntriesLayer layer(String name, Predicate<Path> belongs) {
        var layer = FileEntriesLayer.builder().setName(name);
        stage.files().stream()
                .filter(belongs)
                .forEach(file -> layer.addEntry(
                        stage.directory().resolve(file),
                        HOME.resolve(file.toString()),
                        FilePermissions.fromOctalString("444"),
                        Stage.TIME));
        return layer.build();
    }

    /** What a registry says is for people; of all else, the first cause is. */
    private static String reason(Exception failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && !(cause instanceof RegistryException)) {
            cause = cause.getCause();
        }
        return cause instanceof RegistryException ? cause.getMessage() : cause.toString();
    }
}

package io.groundplan.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A copy of an application as it will lie in its image: an archive of classes is made from the jars in their places, and
 * nothing in the image tells when they were built.
 */
public record Stage(String name, Path directory, String jar, List<Path> files) {
    /** The time that files in images have, a second after the beginning so that no tool takes it for none. */
    static final Instant TIME = Instant.ofEpochSecond(1);

    private static final String ARCHIVE = "application.aot";

    /** Copies the packaged service of that name. */
    public static Stage of(String service, Path repository, Path parent) throws IOException {
        return of(Application.valueOf(service.toUpperCase(Locale.ROOT).replace('-', '_')), repository, parent);
    }

    static Stage of(Application application, Path repository, Path parent) throws IOException {
        var directory = parent.resolve(application.text());
        delete(directory);
        var files = application.files(repository);
        for (var file : files) {
            var copy = directory.resolve(file);
            Files.createDirectories(copy.getParent());
            Files.copy(application.directory(repository).resolve(file), copy, StandardCopyOption.REPLACE_EXISTING);
            Files.setLastModifiedTime(copy, FileTime.from(TIME));
        }
        return new Stage(application.text(), directory, application.jar(), files);
    }

    /** Where the archive of its classes is, once it is recorded. */
    public Path archive() {
        return directory.resolve(ARCHIVE);
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (var files = Files.walk(directory)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}

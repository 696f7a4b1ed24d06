package io.groundplan.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What gets an image: the four services and the page of their documents. */
enum Application {
    PROJECT_SERVICE,
    MEMBERSHIP_SERVICE,
    USAGE_SERVICE,
    PROVISIONING_WORKER,
    API_DOCS;

    /** Those that start slowly enough to be worth an archive. */
    static final List<Application> SERVICES =
            List.of(PROJECT_SERVICE, MEMBERSHIP_SERVICE, USAGE_SERVICE, PROVISIONING_WORKER);

    private static final String OWN = "io.groundplan.";

    /** Name of the image and of its Deployment. */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What is run in its directory. */
    String jar() {
        return this == API_DOCS ? "groundplan-openapi.jar" : "quarkus-run.jar";
    }

    /** Every file of it, by its place in the directory. */
    List<Path> files(Path repository) throws IOException {
        var directory = directory(repository);
        if (!Files.exists(directory.resolve(jar()))) {
            throw new IOException(directory.resolve(jar()) + " is missing: run `mvn package -Pimage` from the top");
        }
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(directory::relativize)
                    .filter(file -> this != API_DOCS || file.startsWith("lib") || file.endsWith(jar()))
                    .sorted()
                    .toList();
        }
    }

    Path directory(Path repository) {
        return this == API_DOCS
                ? repository.resolve("deploy/openapi/target")
                : repository.resolve(text()).resolve("target/quarkus-app");
    }

    /** Libraries of others change seldom and are many: a layer of their own is sent and stored once. */
    static boolean isOfOthers(Path file) {
        return file.startsWith("lib")
                && !file.getFileName().toString().startsWith(OWN)
                && !file.getFileName().toString().startsWith("groundplan-");
    }
}

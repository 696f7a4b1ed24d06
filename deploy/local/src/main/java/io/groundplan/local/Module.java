package io.groundplan.local;

import java.nio.file.Path;
import java.util.Locale;

/** The services of the suite, in the order they are started. */
enum Module {
    PROJECT_SERVICE("project"),
    MEMBERSHIP_SERVICE("membership"),
    USAGE_SERVICE("usage"),
    PROVISIONING_WORKER("provisioning");

    private final String database;

    Module(String database) {
        this.database = database;
    }

    /** The name of the process, its directory and its Kubernetes service. */
    String service() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The name of its control database and of the role that owns it. */
    String database() {
        return database;
    }

    Path jar(Path repository) {
        return repository.resolve(service()).resolve("target/quarkus-app/quarkus-run.jar");
    }
}

package io.groundplan.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Starts a service once and keeps the classes that it has loaded and linked by then, for every later start. */
public final class Recording {
    private Recording() {}

    static void record(Stage stage, Path jdk) throws IOException, InterruptedException {
        try (var servers = new Servers()) {
            record(stage, servers, jdk);
        }
    }

    public static void record(Stage stage, Servers servers, Path jdk) throws IOException, InterruptedException {
        // whatever collector records, any may use it
        var options = List.of("-XX:AOTCacheOutput=" + stage.archive().getFileName());
        Start.of(stage, servers, jdk, options).close();
        if (!Files.exists(stage.archive())) {
            throw new IOException("%s left no %s: is %s of Java 25 or later?"
                    .formatted(stage.name(), stage.archive().getFileName(), jdk));
        }
    }
}

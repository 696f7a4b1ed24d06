package io.groundplan.images;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes an image of every application into a file of its own; a step of the build with `-Pimage`. */
public final class Images {
    private Images() {}

    public static void main(String[] arguments) throws Exception {
        var options = Arrays.stream(arguments)
                .map(argument -> argument.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
        try {
            write(options);
        } catch (ImageException | IOException e) {
            System.err.println("! " + e.getMessage());
            System.exit(1);
        }
        // Kafka leaves threads behind that are no daemons
        System.exit(0);
    }

    private static void write(Map<String, String> options) throws Exception {
        var repository = Path.of(options.get("--repository"));
        var output = Path.of(options.get("--output"));
        var base = new Base(options.get("--base"));
        var jdk = options.get("--jdk");
        // before minutes are spent on what is to lie on it
        base.builder();
        for (var application : Application.values()) {
            var stage = Stage.of(application, repository, output.resolve("stage"));
            if (!jdk.isEmpty() && Application.SERVICES.contains(application)) {
                Recording.record(stage, Path.of(jdk));
            }
            var file = output.resolve(application.text() + ".tar");
            var image = new Image(stage, base, options.get("--tag"), Instant.parse(options.get("--time")));
            System.out.println(file + " " + image.writeTo(file, output.resolve("cache")));
        }
    }
}

package io.groundplan.bench.api;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** How the bench is run; `directory` holds everything it writes. */
record Options(Timing timing, List<Surface> surfaces, Path directory, List<String> javaOptions) {
    private static final String QUICK = "--quick";

    static Options of(String[] arguments) {
        var names = Arrays.stream(arguments)
                .filter(argument -> !argument.equals(QUICK))
                .toList();
        return new Options(
                names.size() < arguments.length ? Timing.quick() : Timing.full(),
                names.isEmpty()
                        ? Surface.ALL
                        : names.stream().map(Surface::named).toList(),
                Path.of(System.getenv("GROUNDPLAN_DATA")),
                List.of(System.getenv("GROUNDPLAN_JAVA_OPTIONS").split(" ")));
    }
}

package io.groundplan.bench.api;

import java.util.Arrays;
import java.util.List;

import io.groundplan.bench.stage.Timing;

/** How the bench is run. */
record Options(Timing timing, List<Surface> surfaces) {
    private static final String QUICK = "--quick";

    static Options of(String[] arguments) {
        var names = Arrays.stream(arguments)
                .filter(argument -> !argument.equals(QUICK))
                .toList();
        return new Options(
                names.size() < arguments.length ? Timing.quick() : Timing.full(),
                names.isEmpty()
                        ? Surface.ALL
                        : names.stream().map(Surface::named).toList());
    }
}

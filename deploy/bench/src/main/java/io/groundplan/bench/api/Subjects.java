package io.groundplan.bench.api;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import io.groundplan.bench.load.Call;
import io.groundplan.bench.stage.Side;
import io.groundplan.bench.stage.Subject;

/**
 * What is measured of a surface.
 *
 * @param sameGet the bare application with the statement that `get` was seen to run
 */
record Subjects(Subject get, Subject sameGet, Subject listOfFew, Subject listOfMany, Subject create) {

    /** The lists run the same code: the longer one warms up both. */
    List<Subject> toWarmUp() {
        return List.of(sameGet, get, listOfMany, create);
    }

    /** Every project made has a name of its own, as people give them. */
    static Supplier<String> names() {
        var made = new AtomicLong();
        return () -> String.format(Locale.ROOT, "made-%08d", made.incrementAndGet());
    }

    static Subject read(Side side, String name, String path, String bearer) {
        return Subject.read(side, name, path, bearer);
    }

    static Subject made(Side side, String name, Call post, Supplier<String> bodies, int status) {
        return Subject.made(side, name, () -> post.with(bodies.get()), status);
    }
}

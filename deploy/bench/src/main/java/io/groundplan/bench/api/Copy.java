package io.groundplan.bench.api;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.groundplan.bench.stage.Person;
import io.groundplan.contracts.id.CanonicalId;

/** One project that is written without the API, the same on both sides. */
record Copy(UUID project, UUID environment, UUID database, Person owner, String name, Instant at) {
    private static final Duration PERIOD = Duration.ofDays(100);

    /** As many of one person, made at even distances until now. */
    static Stream<Copy> of(Person owner, int count) {
        var now = Instant.now();
        return IntStream.range(0, count)
                .mapToObj(i -> of(
                        owner,
                        "copy-" + i,
                        now.minus(PERIOD.multipliedBy(count - i).dividedBy(count))));
    }

    private static Copy of(Person owner, String name, Instant at) {
        return new Copy(CanonicalId.next(at), CanonicalId.next(at), CanonicalId.next(at), owner, name, at);
    }
}

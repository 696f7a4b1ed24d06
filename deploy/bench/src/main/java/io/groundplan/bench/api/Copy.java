package io.groundplan.bench.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import io.groundplan.contracts.id.CanonicalId;

/** The ids of one project that is written without the API. */
record Copy(UUID project, UUID environment, UUID database, String name, Instant at) {

    /** One a second, the last of them now. */
    static List<Copy> upToNow(int count) {
        var now = Instant.now();
        return IntStream.range(0, count)
                .mapToObj(i -> of("copy-" + i, now.minusSeconds(count - i)))
                .toList();
    }

    private static Copy of(String name, Instant at) {
        return new Copy(CanonicalId.next(at), CanonicalId.next(at), CanonicalId.next(at), name, at);
    }
}

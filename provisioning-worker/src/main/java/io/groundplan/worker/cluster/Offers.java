package io.groundplan.worker.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Which versions of the extensions that jobs want a cluster offers. PostgreSQL reads that from files, which takes longer
 * than anything else a job asks, so it is remembered for a while; who makes a template asks again.
 */
final class Offers {
    private static final long FRESH_NANOS = Duration.ofMinutes(1).toNanos();

    private volatile Known last;

    private record Known(List<ExtensionName> wanted, List<OfferedExtension> offered, long since) {}

    Optional<List<OfferedExtension>> of(List<ExtensionName> wanted) {
        return Optional.ofNullable(last)
                .filter(known -> known.wanted.equals(wanted) && System.nanoTime() - known.since < FRESH_NANOS)
                .map(Known::offered);
    }

    void learned(List<ExtensionName> wanted, List<OfferedExtension> offered) {
        last = new Known(wanted, offered, System.nanoTime());
    }
}

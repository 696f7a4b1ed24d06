package io.groundplan.project.api.platform;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Times of this surface are UTC with three digits of a second's fraction, also when they are zero. */
final class Millis {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Millis() {}

    static String of(Instant time) {
        return FORMAT.format(time);
    }

    /** Null where there is none. */
    static String of(Optional<Instant> time) {
        return time.map(Millis::of).orElse(null);
    }
}

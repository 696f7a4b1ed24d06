package io.groundplan.runtime.json;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Times in UTC with milliseconds, also when these are zero. */
public final class Millis {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Millis() {}

    public static String of(Instant time) {
        return FORMAT.format(time);
    }

    /** Null where there is none. */
    public static String of(Optional<Instant> time) {
        return time.map(Millis::of).orElse(null);
    }
}

package io.groundplan.project.api.fleet;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times of this surface have milliseconds, also when these are zero. */
final class Millis {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Millis() {}

    static String of(Instant time) {
        return FORMAT.format(time);
    }
}

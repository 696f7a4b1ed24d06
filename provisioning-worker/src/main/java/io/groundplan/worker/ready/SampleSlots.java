package io.groundplan.worker.ready;

/**
 * When a database is looked at: each has slots of its own, an interval apart and shifted by the hash of its id, so that a
 * cluster's databases are spread over the interval, those too that are made at the same time.
 */
public final class SampleSlots {
    private static final String NEXT =
            """
            date_bin(
                %2$s::bigint * interval '1 millisecond',
                now(),
                to_timestamp(0) + mod(hashtextextended(%1$s::text, 0), %2$s::bigint) * interval '1 millisecond')
                + %2$s::bigint * interval '1 millisecond'""";

    private SampleSlots() {}

    /** SQL for the next slot of the database with that id, where slots are so many milliseconds apart. */
    public static String next(String id, String interval) {
        return NEXT.formatted(id, interval);
    }
}

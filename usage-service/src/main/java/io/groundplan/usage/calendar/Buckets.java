package io.groundplan.usage.calendar;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The points of a time series: whole periods one after the other, the current one last.
 *
 * @param first when the earliest of them begins
 */
public record Buckets(Period period, Instant first, int count) {

    /** As many as cover the range, up to the one that the instant is in. */
    public static Buckets of(Period period, Range range, Instant now) {
        int count = period.countIn(range.length());
        return new Buckets(period, period.plus(period.startOf(now), 1 - count), count);
    }

    public List<Instant> starts() {
        return IntStream.range(0, count).mapToObj(i -> period.plus(first, i)).toList();
    }

    /** Where the last one ends. */
    public Instant end() {
        return period.plus(first, count);
    }

    /** The number of the bucket that the instant is in; the last one's for all that is later. */
    public int indexOf(Instant instant) {
        int index = 0;
        while (index + 1 < count && !instant.isBefore(period.plus(first, index + 1))) {
            index++;
        }
        return index;
    }
}

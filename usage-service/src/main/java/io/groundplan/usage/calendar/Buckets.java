package io.groundplan.usage.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The points of a time series: whole hours, days or weeks one after the other, the current one last. In UTC each is as
 * long as the others.
 *
 * @param first when the earliest of them begins
 */
public record Buckets(Period period, Instant first, int count) {

    /** As many as cover the range, up to the one that the instant is in. */
    public static Buckets of(Period period, Range range, Instant now) {
        long seconds = lengthOf(period).toSeconds();
        int count = (int) ((range.length().toSeconds() + seconds - 1) / seconds);
        return new Buckets(period, period.startOf(now).minusSeconds(seconds * (count - 1)), count);
    }

    public List<Instant> starts() {
        return IntStream.range(0, count).mapToObj(this::startOf).toList();
    }

    /** Where the last one ends. */
    public Instant end() {
        return startOf(count);
    }

    /** The number of the bucket that the instant is in; the last one's for all that is later. */
    public int indexOf(Instant instant) {
        long index = Duration.between(first, instant).toSeconds() / length().toSeconds();
        return (int) Math.min(index, count - 1);
    }

    private Instant startOf(int index) {
        return first.plusSeconds(index * length().toSeconds());
    }

    private Duration length() {
        return lengthOf(period);
    }

    private static Duration lengthOf(Period period) {
        return switch (period) {
            case HOUR -> Duration.ofHours(1);
            case DAY -> Duration.ofDays(1);
            case WEEK -> Duration.ofDays(7);
            case MONTH -> throw new IllegalArgumentException("months differ in length");
        };
    }
}

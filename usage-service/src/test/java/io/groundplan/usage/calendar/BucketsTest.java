package io.groundplan.usage.calendar;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class BucketsTest {

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # now,                period, range,         count, first,                last
                    2024-01-15T10:30:00Z, HOUR,   LAST_24_HOURS, 24,    2024-01-14T11:00:00Z, 2024-01-15T10:00:00Z
                    2024-01-15T10:00:00Z, HOUR,   LAST_24_HOURS, 24,    2024-01-14T11:00:00Z, 2024-01-15T10:00:00Z
                    2024-01-15T10:30:00Z, DAY,    LAST_24_HOURS, 1,     2024-01-15T00:00:00Z, 2024-01-15T00:00:00Z
                    2024-01-17T10:30:00Z, WEEK,   LAST_24_HOURS, 1,     2024-01-15T00:00:00Z, 2024-01-15T00:00:00Z
                    2024-01-15T10:30:00Z, HOUR,   LAST_7_DAYS,   168,   2024-01-08T11:00:00Z, 2024-01-15T10:00:00Z
                    2024-01-15T10:30:00Z, DAY,    LAST_7_DAYS,   7,     2024-01-09T00:00:00Z, 2024-01-15T00:00:00Z
                    2024-01-17T10:30:00Z, WEEK,   LAST_7_DAYS,   1,     2024-01-15T00:00:00Z, 2024-01-15T00:00:00Z
                    2024-01-15T10:30:00Z, HOUR,   LAST_30_DAYS,  720,   2023-12-16T11:00:00Z, 2024-01-15T10:00:00Z
                    2024-01-15T10:30:00Z, DAY,    LAST_30_DAYS,  30,    2023-12-17T00:00:00Z, 2024-01-15T00:00:00Z
                    2024-01-15T10:30:00Z, WEEK,   LAST_30_DAYS,  5,     2023-12-18T00:00:00Z, 2024-01-15T00:00:00Z
                    2024-03-02T00:00:00Z, DAY,    LAST_7_DAYS,   7,     2024-02-25T00:00:00Z, 2024-03-02T00:00:00Z
                    2023-03-02T00:00:00Z, DAY,    LAST_7_DAYS,   7,     2023-02-24T00:00:00Z, 2023-03-02T00:00:00Z
                    2021-01-03T23:59:59Z, WEEK,   LAST_30_DAYS,  5,     2020-11-30T00:00:00Z, 2020-12-28T00:00:00Z
                    2024-03-31T12:00:00Z, HOUR,   LAST_24_HOURS, 24,    2024-03-30T13:00:00Z, 2024-03-31T12:00:00Z
                    """)
    void coverTheRangeInWholePeriods(Instant now, Period period, Range range, int count, Instant first, Instant last) {
        var starts = Buckets.of(period, range, now).starts();
        assertEquals(count, starts.size());
        assertEquals(first, starts.get(0));
        assertEquals(last, starts.get(count - 1));
    }

    @ParameterizedTest
    @EnumSource(
            value = Period.class,
            names = {"HOUR", "DAY", "WEEK"})
    void followEachOtherWithoutGaps(Period period) {
        var buckets = Buckets.of(period, Range.LAST_30_DAYS, Instant.parse("2024-03-01T10:30:00Z"));
        var starts = buckets.starts();
        for (int i = 0; i < starts.size(); i++) {
            assertEquals(i, buckets.indexOf(starts.get(i)));
            assertEquals(i, buckets.indexOf(period.endOf(starts.get(i)).minusNanos(1)));
            assertEquals(period.startOf(starts.get(i)), starts.get(i));
            assertEquals(period.endOf(starts.get(i)), i + 1 < starts.size() ? starts.get(i + 1) : buckets.end());
        }
    }

    @Test
    void whatIsAheadOfTheClockIsInTheLast() {
        var buckets = Buckets.of(Period.HOUR, Range.LAST_24_HOURS, Instant.parse("2024-03-01T10:59:00Z"));
        assertEquals(23, buckets.indexOf(Instant.parse("2024-03-01T11:00:00Z")));
    }
}

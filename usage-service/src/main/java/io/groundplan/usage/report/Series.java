package io.groundplan.usage.report;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;

import io.groundplan.usage.calendar.Period;

/** A value for each of some consecutive periods, the current one last. */
public record Series(Metric metric, Period period, List<Point> points) {

    /** The value of the period that starts then. */
    public record Point(Instant start, BigInteger value) {}
}

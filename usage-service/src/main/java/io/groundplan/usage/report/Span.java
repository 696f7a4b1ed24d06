package io.groundplan.usage.report;

import java.time.Instant;

import io.groundplan.usage.calendar.Period;

/**
 * A current period in whole days, from its start to the end of today: events may be some minutes ahead of the clock, and
 * one of tomorrow must not be in the month before it is in the days.
 */
record Span(String name, Instant from, Instant to) {

    static Span ofCurrent(Period period, Instant now) {
        return new Span(period.nameOf(now), period.startOf(now), Period.DAY.endOf(now));
    }
}

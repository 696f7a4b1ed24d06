package io.groundplan.usage.metering;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Which times of events are accepted. */
public final class AcceptedWindow {
    /** How long an event may have been on its way. */
    public static final Duration BACK = Duration.ofDays(35);

    /** How far a producer's clock may be ahead. */
    public static final Duration AHEAD = Duration.ofMinutes(5);

    private AcceptedWindow() {}

    /**
     * What is wrong with the time, if anything.
     *
     * @param now the time of this look, which only ever takes events out of the window
     * @param sent when the event was sent to us: an event that was ahead of that stays refused when it is read again
     */
    public static Optional<String> refusal(Instant time, Instant now, Instant sent) {
        if (time.isBefore(now.minus(BACK))) {
            return Optional.of("must not be more than " + BACK.toDays() + " days ago");
        }
        return time.isAfter(sent.plus(AHEAD))
                ? Optional.of("must not be more than " + AHEAD.toMinutes() + " minutes ahead")
                : Optional.empty();
    }
}

package io.groundplan.runtime.ratelimit;

import java.time.Clock;
import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.Counter;

/** One limit: a bucket for each caller that fills up evenly within the window. */
final class Policy {
    private final String name;
    private final long requests;
    private final Duration window;
    private final TimeMeter time;
    private final String terms;
    private final Cache<String, Bucket> buckets;
    private final Counter refused;

    Policy(String name, long requests, RateLimitConfig config, Clock clock, Counter refused) {
        this.name = name;
        this.requests = requests;
        this.window = config.window();
        this.terms = "\"" + name + "\";q=" + requests + ";w=" + Math.max(1, window.toSeconds());
        this.time = new ClockTime(clock);
        this.refused = refused;
        // a bucket that nobody took from for a window is full, and as good as a new one
        this.buckets = Caffeine.newBuilder()
                .maximumSize(config.callers())
                .expireAfterAccess(window)
                .build();
    }

    boolean isUnlimited() {
        return requests <= 0;
    }

    Allowance take(String caller) {
        return Allowance.of(buckets.get(caller, unknown -> full()).tryConsumeAndReturnRemaining(1));
    }

    /** As `RateLimit-Policy` names it: quota, and window in seconds. */
    String terms() {
        return terms;
    }

    /** As `RateLimit` tells it: requests left, and seconds until all are back. */
    String left(Allowance allowance) {
        return "\"" + name + "\";r=" + allowance.remaining() + ";t=" + allowance.secondsToReset();
    }

    Counter refused() {
        return refused;
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(requests).refillGreedy(requests, window))
                .withCustomTimePrecision(time)
                .build();
    }

    private record ClockTime(Clock clock) implements TimeMeter {
        private static final long NANOS = 1_000_000_000L;

        @Override
        public long currentTimeNanos() {
            var now = clock.instant();
            return now.getEpochSecond() * NANOS + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}

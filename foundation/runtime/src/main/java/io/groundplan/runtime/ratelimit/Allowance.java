package io.groundplan.runtime.ratelimit;

import io.github.bucket4j.ConsumptionProbe;

/**
 * What a caller has left after a request.
 *
 * @param granted whether this request was within the limit
 * @param remaining requests that would be granted at once
 * @param secondsToReset seconds until all of them are there again, at least 1
 * @param secondsToNext seconds until one more would be granted, at least 1
 */
record Allowance(boolean granted, long remaining, long secondsToReset, long secondsToNext) {
    private static final long NANOS = 1_000_000_000L;

    static Allowance of(ConsumptionProbe probe) {
        return new Allowance(
                probe.isConsumed(),
                probe.getRemainingTokens(),
                seconds(probe.getNanosToWaitForReset()),
                seconds(probe.getNanosToWaitForRefill()));
    }

    private static long seconds(long nanos) {
        return Math.max(1, (nanos + NANOS - 1) / NANOS);
    }
}

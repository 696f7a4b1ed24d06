package io.groundplan.usage.report;

import java.math.BigInteger;

/**
 * What a project has used in the current period, and stores now. A counter of one event may be the largest that 64 bits
 * hold, so sums have no limit.
 *
 * @param period its name, such as `2024-01`
 * @param reads requests that read or list
 * @param writes requests that create, update or delete
 */
public record Usage(
        String period,
        BigInteger reads,
        BigInteger writes,
        BigInteger ingressBytes,
        BigInteger egressBytes,
        long databaseBytes,
        long indexBytes) {}

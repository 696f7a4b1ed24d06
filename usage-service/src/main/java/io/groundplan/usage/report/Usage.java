package io.groundplan.usage.report;

/**
 * What a project has used in the current period, and stores now.
 *
 * @param period its name, such as `2024-01`
 * @param reads requests that read or list
 * @param writes requests that create, update or delete
 */
public record Usage(
        String period,
        long reads,
        long writes,
        long ingressBytes,
        long egressBytes,
        long databaseBytes,
        long indexBytes) {}

package io.groundplan.usage.report;

/**
 * What a project has now.
 *
 * @param databases from the request for one until it is dropped
 * @param collections user tables
 * @param documents live rows
 * @param bytes of all databases, with their indexes
 * @param apiKeys of the project itself, until they are deleted
 * @param activeApiKeys those of them that are neither revoked nor expired
 */
public record Stats(long databases, long collections, long documents, long bytes, long apiKeys, long activeApiKeys) {}

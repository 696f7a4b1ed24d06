package io.groundplan.contracts.job;

/**
 * What a project's login role may use. Timeouts are PostgreSQL interval texts such as `60s`; `storageBytes` is the
 * plan's limit, which the storage guard compares with the database's size.
 */
public record RoleLimits(
        int connectionLimit, String statementTimeout, String idleTransactionTimeout, long storageBytes) {}

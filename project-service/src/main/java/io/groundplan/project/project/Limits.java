package io.groundplan.project.project;

import java.util.OptionalInt;

/**
 * What clients of the project's databases may use. Timeouts are PostgreSQL interval texts such as `60s`; no own number
 * of connections means what the plan allows.
 */
public record Limits(
        String plan, String statementTimeout, String idleTransactionTimeout, OptionalInt ownMaxConnections) {
    public static final String DEFAULT_TIMEOUT = "60s";
}

package io.groundplan.project.project;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * What clients of the project's databases may use. Timeouts are PostgreSQL interval texts such as `60s`; no own number
 * of connections means what the plan allows.
 */
public record Limits(
        String plan, String statementTimeout, String idleTransactionTimeout, OptionalInt ownMaxConnections) {
    private static final String DEFAULT_TIMEOUT = "60s";

    /** What a new project of that plan starts with. */
    public static Limits of(String plan) {
        return new Limits(plan, DEFAULT_TIMEOUT, DEFAULT_TIMEOUT, OptionalInt.empty());
    }

    /** The fields that differ, by the names that events use. */
    List<String> changedSince(Limits before) {
        var changed = new ArrayList<String>();
        if (!before.plan.equals(plan)) {
            changed.add("plan");
        }
        if (!before.statementTimeout.equals(statementTimeout)) {
            changed.add("statement_timeout");
        }
        if (!before.idleTransactionTimeout.equals(idleTransactionTimeout)) {
            changed.add("idle_transaction_timeout");
        }
        if (!before.ownMaxConnections.equals(ownMaxConnections)) {
            changed.add("max_connections");
        }
        return changed;
    }
}

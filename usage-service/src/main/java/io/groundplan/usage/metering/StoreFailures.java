package io.groundplan.usage.metering;

import java.util.Set;

import io.vertx.pgclient.PgException;

/** Tells what PostgreSQL will never take from what it may take later. */
final class StoreFailures {
    /** Values out of range, broken constraints, rows too large for an index. */
    private static final Set<String> REFUSALS = Set.of("22", "23", "54");

    private static final String CHECK_VIOLATION = "23514";

    private static final String CANCELLED = "57014";

    private StoreFailures() {}

    /** The statement took longer than it may; fewer events take less. */
    static boolean isTooSlow(Throwable failure) {
        return failure instanceof PgException refused && CANCELLED.equals(refused.getSqlState());
    }

    static boolean isRefusal(Throwable failure) {
        return failure instanceof PgException refused
                && refused.getSqlState() != null
                && REFUSALS.contains(refused.getSqlState().substring(0, 2))
                && !isMissingPartition(failure);
    }

    /** A row without a partition is reported as a violation of no constraint in particular. */
    static boolean isMissingPartition(Throwable failure) {
        return failure instanceof PgException refused
                && CHECK_VIOLATION.equals(refused.getSqlState())
                && (refused.getConstraint() == null || refused.getConstraint().isEmpty());
    }
}

package io.groundplan.worker.retry;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;

/**
 * Why an attempt failed, in words that may be shown: `stderr` is the SQLSTATE and message, `error` one sentence. Both
 * are scrubbed, although no statement's text and no parameter ever gets here.
 */
public record Failure(RetryClass retryClass, String stderr, String error) {
    private static final String CREDENTIALS = "28";
    private static final String DEFECT = "internal error: ";

    public Failure {
        stderr = Secrets.scrub(stderr);
        error = Secrets.scrub(error);
    }

    /** Classifies what a step on that cluster threw. */
    public static Failure of(Throwable thrown, String cluster) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof PgException refused) {
                return ofServer(refused, cluster);
            }
            if (cause instanceof PermanentFailureException permanent) {
                return new Failure(RetryClass.PERMANENT, permanent.getMessage(), permanent.getMessage());
            }
            if (cause instanceof TransientFailureException passing) {
                return new Failure(RetryClass.TRANSIENT, passing.getMessage(), passing.getMessage());
            }
            if (isUnreachable(cause)) {
                var error = "cluster %s is unreachable: %s".formatted(cluster, reason(cause));
                return new Failure(RetryClass.TRANSIENT, error, error);
            }
        }
        // a defect of ours: the type says enough to find it in the log, the message could say too much
        var error = DEFECT + thrown.getClass().getSimpleName();
        return new Failure(RetryClass.PERMANENT, error, error);
    }

    /** Whether it tells of a mistake in this program rather than of the world. */
    public boolean isDefect() {
        return error.startsWith(DEFECT);
    }

    private static Failure ofServer(PgException refused, String cluster) {
        var state = refused.getSqlState() == null ? "XX000" : refused.getSqlState();
        var detail = refused.getDetail() == null ? "" : refused.getDetail();
        var stderr = state + " " + refused.getErrorMessage() + (detail.isEmpty() ? "" : "\nDETAIL: " + detail);
        var error = refused.getErrorMessage() + (detail.isEmpty() ? "" : ": " + detail);
        var retryClass = SqlStates.classify(state);
        // what concerns the cluster rather than the job says which cluster
        boolean aboutTheJob = retryClass == RetryClass.PERMANENT && !state.startsWith(CREDENTIALS);
        return new Failure(retryClass, stderr, aboutTheJob ? error : "cluster " + cluster + ": " + error);
    }

    private static boolean isUnreachable(Throwable cause) {
        return cause instanceof IOException
                || cause instanceof TimeoutException
                || cause instanceof ClosedConnectionException
                || isToldOfLostConnection(cause.getMessage());
    }

    /** The client says so with a type of its own only sometimes: of a connection that was lost just before, with a text. */
    private static boolean isToldOfLostConnection(String message) {
        return message != null
                && (message.startsWith("Connection is closed") || message.startsWith("Connection is not active"));
    }

    private static String reason(Throwable cause) {
        if (cause instanceof UnknownHostException) {
            return "its host name does not resolve";
        }
        if (cause instanceof ConnectException connect) {
            return connect.getMessage() != null && connect.getMessage().contains("timed out")
                    ? "no answer"
                    : "connection refused";
        }
        return cause instanceof TimeoutException ? "no answer" : "connection lost";
    }
}

package io.groundplan.runtime.sql;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;

/** Tells a database that cannot be reached now from a statement that it refused. */
public final class Outages {
    /** Too many connections, shutdown, crash recovery, still starting. */
    private static final Set<String> UNAVAILABLE_STATES = Set.of("53300", "57P01", "57P02", "57P03");

    private static final String CONNECTION_CLASS = "08";

    private Outages() {}

    /** Whether waiting and trying again can help without anybody changing anything. */
    public static boolean isOutage(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isOutageItself(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOutageItself(Throwable failure) {
        if (failure instanceof PgException refused) {
            var state = refused.getSqlState();
            return state != null && (state.startsWith(CONNECTION_CLASS) || UNAVAILABLE_STATES.contains(state));
        }
        // Jackson's failures are I/O exceptions by type only, and waiting helps none of them
        return (failure instanceof IOException && !(failure instanceof JsonProcessingException))
                || failure instanceof TimeoutException
                || failure instanceof ClosedConnectionException
                || isPoolOut(failure);
    }

    /** The pool reports a full wait queue, a time-out and its own shutdown with types and texts of its own only. */
    private static boolean isPoolOut(Throwable failure) {
        var message = failure.getMessage();
        return message != null
                && (message.equals("Timeout")
                        || message.startsWith("Timeout waiting for connection")
                        || message.contains("max wait queue size")
                        || message.startsWith("Pool closed")
                        || message.startsWith("Connection is closed")
                        || message.startsWith("Connection is not active"));
    }
}

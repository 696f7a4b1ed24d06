package io.groundplan.worker.copy;

import java.sql.SQLException;
import java.util.Set;

import io.vertx.pgclient.PgException;
import org.postgresql.util.PSQLException;

import io.groundplan.worker.retry.PermanentFailureException;
import io.groundplan.worker.retry.TransientFailureException;

/** What errors of the server mean for a copy: they name the object, and never show a row. */
final class CopyFailures {
    private static final Set<String> ABOUT_THE_SERVER = Set.of("08", "28", "40", "53", "55", "57", "58", "XX");
    private static final String CONSTRAINT = "23";
    private static final String UNDEFINED = "42";
    private static final int CLASS_LENGTH = 2;

    private CopyFailures() {}

    /** While the source is read: what is not there any more was there a moment ago. */
    static RuntimeException reading(SQLException e) {
        var state = state(e);
        return state.startsWith(UNDEFINED) || state.startsWith("XX") || state.startsWith("3F")
                ? SourceSnapshot.changed()
                : server(state, "the source could not be read: " + message(e));
    }

    /** While rows go over: only the messages about constraints are known to hold names and no values. */
    static RuntimeException copying(String what, SQLException e) {
        var state = state(e);
        return isAboutTheServer(state)
                ? server(state, "%s could not be copied: %s".formatted(what, message(e)))
                : refused(what, state.startsWith(CONSTRAINT) ? message(e) : "the server refused its rows", state);
    }

    /** While an object is made. */
    static RuntimeException making(String what, PgException e) {
        return isAboutTheServer(e.getSqlState())
                ? server(e.getSqlState(), "%s could not be made: %s".formatted(what, e.getErrorMessage()))
                : refused(what, e.getErrorMessage(), e.getSqlState());
    }

    private static PermanentFailureException refused(String what, String why, String state) {
        return new PermanentFailureException(
                "%s cannot be copied: %s (SQLSTATE %s); change or drop it and clone again".formatted(what, why, state));
    }

    private static RuntimeException server(String state, String message) {
        return state.isEmpty()
                ? new TransientFailureException(message)
                : new PgException(message, "ERROR", state, null);
    }

    private static boolean isAboutTheServer(String state) {
        return state.length() < CLASS_LENGTH || ABOUT_THE_SERVER.contains(state.substring(0, CLASS_LENGTH));
    }

    private static String state(SQLException e) {
        return e.getSQLState() == null ? "" : e.getSQLState();
    }

    private static String message(SQLException e) {
        return e instanceof PSQLException refused && refused.getServerErrorMessage() != null
                ? refused.getServerErrorMessage().getMessage()
                : "connection lost";
    }
}

package io.groundplan.worker.retry;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;

import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class FailureTest {

    @Test
    void anUnreachableClusterIsNamedWithTheReasonAndWithoutAddressOrUser() {
        assertEquals(
                "cluster local is unreachable: connection refused",
                of(new ConnectException("Connection refused: db.internal/10.0.0.1:5432"))
                        .error());
        assertEquals(
                "cluster local is unreachable: no answer",
                of(new TimeoutException()).error());
        assertEquals(
                "cluster local is unreachable: its host name does not resolve",
                of(new UnknownHostException("db.internal")).error());
        assertEquals(
                "cluster local is unreachable: connection lost",
                of(new IOException("Connection reset by peer")).error());
        assertEquals(
                RetryClass.TRANSIENT, of(ClosedConnectionException.INSTANCE).retryClass());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Connection is closed", "Connection is not active now, current status: CLOSED"})
    void aConnectionThatWasLostJustBeforeIsLostToo(String message) {
        var failure = of(new NoStackTraceThrowable(message));
        assertEquals(RetryClass.TRANSIENT, failure.retryClass());
        assertEquals("cluster local is unreachable: connection lost", failure.error());
    }

    @Test
    void aRefusedStatementKeepsItsStateMessageAndDetail() {
        var failure = of(new PgException(
                "cannot drop extension hstore because other objects depend on it",
                "ERROR",
                "2BP01",
                "column attributes of table item depends on type hstore"));
        assertEquals(RetryClass.PERMANENT, failure.retryClass());
        assertEquals(
                "2BP01 cannot drop extension hstore because other objects depend on it\n"
                        + "DETAIL: column attributes of table item depends on type hstore",
                failure.stderr());
        assertTrue(failure.error().endsWith("column attributes of table item depends on type hstore"));
    }

    @Test
    void aVerifierIsNeverShown() {
        var failure = of(new PgException(
                "near 'SCRAM-SHA-256$4096:c2FsdA==$c3RvcmVk:c2VydmVy'", "ERROR", "42601", "SCRAM-SHA-256$x"));
        assertFalse((failure.stderr() + failure.error()).contains("SCRAM-SHA-256$"));
    }

    @Test
    void anUnexpectedExceptionShowsItsTypeOnly() {
        var failure = of(new IllegalStateException("details that nobody checked"));
        assertEquals("internal error: IllegalStateException", failure.error());
        assertEquals(RetryClass.PERMANENT, failure.retryClass());
        assertTrue(failure.isDefect());
    }

    private static Failure of(Throwable thrown) {
        return Failure.of(thrown, "local");
    }
}

package io.groundplan.runtime.sql;

import java.io.IOException;
import java.net.ConnectException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;

import com.fasterxml.jackson.core.JsonParseException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class OutagesTest {

    @ParameterizedTest
    @ValueSource(strings = {"08000", "08001", "08003", "08006", "53300", "57P01", "57P02", "57P03"})
    void aDatabaseThatIsAwayIsAnOutage(String state) {
        assertTrue(Outages.isOutage(refused(state)));
        assertTrue(Outages.isOutage(new CompletionException(new RuntimeException(refused(state)))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "23503", "40001", "40P01", "42601", "42P01", "53100", "57014", "28P01"})
    void aStatementThatWasRefusedIsNot(String state) {
        assertFalse(Outages.isOutage(refused(state)));
    }

    @Test
    void aConnectionThatBreaksIsAnOutage() {
        assertTrue(Outages.isOutage(new ConnectException("refused")));
        assertTrue(Outages.isOutage(new IOException("reset")));
        assertTrue(Outages.isOutage(new TimeoutException()));
        assertTrue(Outages.isOutage(ClosedConnectionException.INSTANCE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Timeout",
                "Timeout waiting for connection",
                "Cannot acquire: max wait queue size of 100 reached",
                "Connection is closed",
                "Connection is not active now, current status: CLOSING",
                "Pool closed [Error Occurred After Shutdown]"
            })
    void aPoolThatGivesNoConnectionIsAnOutage(String message) {
        assertTrue(Outages.isOutage(new NoStackTraceThrowable(message)));
    }

    @Test
    void aDefectOfOursIsNot() {
        assertFalse(Outages.isOutage(new IllegalStateException("no transaction is open here")));
        assertFalse(Outages.isOutage(new NullPointerException()));
        assertFalse(Outages.isOutage(new IllegalStateException(new JsonParseException("malformed"))));
    }

    private static PgException refused(String state) {
        return new PgException("refused", "FATAL", state, null);
    }
}

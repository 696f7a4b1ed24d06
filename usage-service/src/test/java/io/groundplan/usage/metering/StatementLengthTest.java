package io.groundplan.usage.metering;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertTrue;

class StatementLengthTest {

    /** The client does not keep longer statements prepared, and would have this one planned for every batch. */
    @Test
    void theCountingStatementIsShortEnoughToStayPrepared() {
        assertTrue(PostgresUsageStore.COUNT.length() < 2_048);
    }
}

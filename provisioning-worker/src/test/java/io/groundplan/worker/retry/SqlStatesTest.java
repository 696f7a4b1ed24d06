package io.groundplan.worker.retry;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class SqlStatesTest {

    @ParameterizedTest
    @CsvSource({
        "23505, TRANSIENT",
        "42710, TRANSIENT",
        "42P04, TRANSIENT",
        "XX000, TRANSIENT",
        "40001, TRANSIENT",
        "40P01, TRANSIENT",
        "53000, TRANSIENT",
        "53100, DISK_FULL",
        "53200, TRANSIENT",
        "53300, TRANSIENT",
        "55006, TRANSIENT",
        "55P03, TRANSIENT",
        "57014, TRANSIENT",
        "57P01, TRANSIENT",
        "57P02, TRANSIENT",
        "57P03, TRANSIENT",
        "58030, TRANSIENT",
        "08000, TRANSIENT",
        "08003, TRANSIENT",
        "08006, TRANSIENT",
        "2BP01, PERMANENT",
        "28000, PERMANENT",
        "28P01, PERMANENT",
        "42501, PERMANENT",
        "42601, PERMANENT",
        "58P01, PERMANENT",
        "0A000, PERMANENT",
        "3D000, PERMANENT",
        "P0001, PERMANENT",
        "'', PERMANENT"
    })
    void everyRowOfTheTableIsClassified(String sqlState, RetryClass expected) {
        assertEquals(expected, SqlStates.classify(sqlState));
    }
}

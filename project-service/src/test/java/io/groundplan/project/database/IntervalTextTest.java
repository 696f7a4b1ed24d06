package io.groundplan.project.database;

import java.sql.SQLException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.groundplan.testkit.quarkus.TestServers;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What is accepted as a time-out is one for a real server. */
class IntervalTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"0", "60000", "60s", "60 s", "1500ms", "5min", "2h", "1d", "24d", "2147483647ms"})
    void takesWhatPostgresTakes(String text) throws SQLException {
        assertTrue(IntervalText.isTimeout(text));
        try (var connection = TestServers.tenant().connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute("set statement_timeout = '" + text + "'");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "s",
                "-1s",
                "+1s",
                "1.5s",
                "1e3",
                "60S",
                "60 sec",
                "1m",
                "1 week",
                "25d",
                "2147483648ms",
                "600h",
                "99999999999",
                "1s;",
                "1s' or",
                "٣s"
            })
    void refusesEverythingElse(String text) {
        assertFalse(IntervalText.isTimeout(text));
    }
}

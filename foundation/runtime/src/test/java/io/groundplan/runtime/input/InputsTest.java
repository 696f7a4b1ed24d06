package io.groundplan.runtime.input;

import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.groundplan.runtime.problem.Problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class InputsTest {

    @Test
    void readsATimeOfAnyOffset() {
        assertEquals(
                Optional.of(Instant.parse("2030-01-31T00:00:00Z")), Inputs.instant("at", "2030-01-31T02:00:00+02:00"));
        assertEquals(Optional.empty(), Inputs.instant("at", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tomorrow",
                "2030-01-31",
                "2030-02-30T00:00:00Z",
                "+999999999-12-31T23:59:59Z",
                "-0001-01-01T00:00:00Z",
                "9999-12-31T23:59:59-01:00"
            })
    void refusesWhatIsNoTimeThatCanBeKept(String text) {
        var problem = assertThrows(Problem.class, () -> Inputs.instant("at", text));
        assertEquals("at must be a time such as 2030-01-31T00:00:00Z", problem.getMessage());
    }
}

package io.groundplan.runtime.http;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.problem.ProblemCode;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

class EntityTagsTest {

    @ParameterizedTest
    @ValueSource(strings = {"\"42\"", "*", "\"41\", \"42\"", " \"42\" "})
    void theVersionThatTheCallerSawIsAccepted(String header) {
        assertDoesNotThrow(() -> EntityTags.expected(header).require(42));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"41\"", "\"43\"", "W/\"42\"", "", "\"4\"", "\"\"", "\"41\", \"43\""})
    void anyOtherIsStale(String header) {
        var problem =
                assertThrows(Problem.class, () -> EntityTags.expected(header).require(42));
        assertEquals(ProblemCode.STALE, problem.code());
    }

    @Test
    void withoutAHeaderEveryVersionIsAccepted() {
        assertDoesNotThrow(() -> EntityTags.expected(null).require(42));
    }

    @Test
    void aTagIsTheVersion() {
        assertEquals("42", EntityTags.of(42).getValue());
        assertFalse(EntityTags.of(42).isWeak());
    }
}

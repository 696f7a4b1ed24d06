package io.groundplan.runtime.http;

import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class RequestIdsTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "req-1", "0199c82c-c07b-8123-9159-e26af2cb66d6", "A.b_C-9"})
    void aSafeIdOfTheClientIsKept(String id) {
        assertEquals(id, RequestIds.acceptOrCreate(id));
        assertEquals(64, RequestIds.acceptOrCreate("x".repeat(64)).length());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "two words", "line\nbreak", "a/b", "\u00e9", "quote\""})
    void anyOtherIsReplaced(String id) {
        assertEquals(7, UUID.fromString(RequestIds.acceptOrCreate(id)).version());
        assertEquals(36, RequestIds.acceptOrCreate("x".repeat(65)).length());
    }

    @Test
    void backgroundWorkHasNone() {
        assertEquals(Optional.empty(), RequestIds.current());
    }
}

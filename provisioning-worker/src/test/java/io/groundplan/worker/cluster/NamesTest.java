package io.groundplan.worker.cluster;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.groundplan.worker.retry.PermanentFailureException;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

class NamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "1a", "a-b", "a\"; drop database postgres; --", "a b", "é", "a\n"})
    void whatIsNoNameOfOursIsRefused(String text) {
        assertThrows(PermanentFailureException.class, () -> new Identifier(text));
        assertThrows(PermanentFailureException.class, () -> new Identifier("a".repeat(64)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x'y",
                "SCRAM-SHA-256$4096:a'b$c:d",
                "md5abc",
                "plain password",
                "SCRAM-SHA-256$4096:c2FsdA==$c2hvcnQ=:c2hvcnQ="
            })
    void whatIsNoVerifierIsRefused(String text) {
        assertThrows(PermanentFailureException.class, () -> new ScramVerifier(text));
    }

    @Test
    void namesAreQuoted() {
        assertEquals("\"shop_1\"", new Identifier("shop_1").quoted());
        assertEquals("\"uuid-ossp\"", new ExtensionName("uuid-ossp").quoted());
    }

    @Test
    void aVerifierStaysOutOfToString() {
        var key = "A".repeat(43) + "=";
        var text = "SCRAM-SHA-256$4096:c2FsdA==$" + key + ":" + key;
        assertFalse(new ScramVerifier(text).toString().contains(text));
    }
}

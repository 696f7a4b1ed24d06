package io.groundplan.membership.invite;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class InviteTokenTest {

    @Test
    void everyTokenIsAnotherAndReadable() {
        var tokens = Stream.generate(InviteToken::fresh).limit(1_000).collect(Collectors.toSet());
        assertEquals(1_000, tokens.size());
        tokens.forEach(
                token -> assertEquals(token, InviteToken.parse(token.text()).orElseThrow()));
    }

    @Test
    void whatWasNeverOneIsNone() {
        for (var text : new String[] {null, "", "A".repeat(42), "A".repeat(44), "A".repeat(42) + "=", "é".repeat(43)}) {
            assertTrue(InviteToken.parse(text).isEmpty(), text);
        }
    }

    @Test
    void itsHashSaysNothingAndIsItsOwn() {
        var token = InviteToken.fresh();
        assertTrue(token.hash().matches("[0-9a-f]{64}"));
        assertTrue(token.hasHash(token.hash()));
        assertFalse(token.hasHash(InviteToken.fresh().hash()));
        assertFalse(token.toString().contains(token.text()));
    }
}

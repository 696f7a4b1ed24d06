package io.groundplan.project.apikey;

import java.time.Clock;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.groundplan.contracts.id.ApiKeyId;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class KeyTextTest {
    private static final String PREFIX = "capy_live_";

    @Test
    void readsBackWhatItWrote() {
        var key = new KeyText(ApiKeyId.next(Clock.systemUTC()), "Secret");

        assertEquals(Optional.of(key), KeyText.parse(PREFIX, key.text(PREFIX)));
        assertEquals(PREFIX + key.id().text().substring(4) + "_Secret", key.text(PREFIX));
    }

    @Test
    void hashesTheSecretOnly() {
        var one = new KeyText(ApiKeyId.next(Clock.systemUTC()), "Secret");
        var other = new KeyText(ApiKeyId.next(Clock.systemUTC()), "Secret");

        assertArrayEquals(one.hash(), other.hash());
        assertEquals(32, one.hash().length);
    }

    @Test
    void keepsTheSecretOutOfItsTextForLogsAndTheShownPart() {
        var key = new KeyText(ApiKeyId.next(Clock.systemUTC()), "Secret");

        assertFalse(key.toString().contains("Secret"));
        assertTrue(key.text(PREFIX).startsWith(key.shown(PREFIX)));
        assertFalse(key.shown(PREFIX).contains("Secret"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "capy_live_",
                "capy_live__x",
                "capy_live_x_y",
                "capy_test_00000000000000000000_x",
                "capy_live_0000000000000000000I_x",
                "capy_live_00000000000000000001_x"
            })
    void readsNothingElse(String text) {
        assertEquals(Optional.empty(), KeyText.parse(PREFIX, text));
    }
}

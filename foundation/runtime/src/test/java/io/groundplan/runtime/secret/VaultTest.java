package io.groundplan.runtime.secret;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class VaultTest {
    private static final String ONE = key("one");
    private static final String TWO = key("two");

    private record Keys(String currentKeyId, Map<String, String> keys) implements SecretsConfig {}

    @Test
    void opensWhatItSealed() {
        var vault = vault("k1", Map.of("k1", ONE));

        var sealed = vault.seal("pässword", "db_1");

        assertEquals("pässword", vault.open(sealed, "db_1"));
        assertEquals("k1", sealed.keyId());
        assertFalse(new String(sealed.bytes(), StandardCharsets.UTF_8).contains("ssword"));
    }

    @Test
    void sealsTheSameSecretDifferentlyEachTime() {
        var vault = vault("k1", Map.of("k1", ONE));

        assertFalse(Arrays.equals(
                vault.seal("password", "db_1").bytes(),
                vault.seal("password", "db_1").bytes()));
    }

    @Test
    void doesNotOpenForAnotherOwner() {
        var vault = vault("k1", Map.of("k1", ONE));
        var sealed = vault.seal("password", "db_1");

        assertThrows(IllegalStateException.class, () -> vault.open(sealed, "db_2"));
    }

    @Test
    void doesNotOpenWhatWasChanged() {
        var vault = vault("k1", Map.of("k1", ONE));
        var sealed = vault.seal("password", "db_1");
        sealed.bytes()[sealed.bytes().length - 1] ^= 1;

        assertThrows(IllegalStateException.class, () -> vault.open(sealed, "db_1"));
    }

    @Test
    void opensOldSecretsAfterTheKeyWasRotated() {
        var old = vault("k1", Map.of("k1", ONE)).seal("password", "db_1");
        var rotated = vault("k2", Map.of("k1", ONE, "k2", TWO));

        assertEquals("password", rotated.open(old, "db_1"));
        assertEquals("k2", rotated.seal("password", "db_1").keyId());
    }

    @Test
    void namesTheKeyThatIsMissingOrWrongWithoutShowingIt() {
        var old = vault("k1", Map.of("k1", ONE)).seal("password", "db_1");
        var without = vault("k2", Map.of("k2", TWO));
        assertTrue(assertThrows(IllegalStateException.class, () -> without.open(old, "db_1"))
                .getMessage()
                .contains("groundplan.secrets.keys.k1"));
        assertThrows(IllegalArgumentException.class, () -> vault("k2", Map.of("k1", ONE)));
        for (var wrong : new String[] {"c2hvcnQ=", "not base64!"}) {
            var refused = assertThrows(IllegalArgumentException.class, () -> vault("k1", Map.of("k1", wrong)));
            assertFalse(refused.getMessage().contains(wrong));
        }
    }

    @Test
    void sealsAnswersAsText() {
        var answers = new SealedAnswers(vault("k.1", Map.of("k.1", ONE)));

        var sealed = answers.seal("{\"plaintext_api_key\":\"x\"}", "ann\nkey");

        assertTrue(sealed.startsWith("k.1."));
        assertFalse(sealed.contains("plaintext"));
        assertEquals("{\"plaintext_api_key\":\"x\"}", answers.open(sealed, "ann\nkey"));
        assertThrows(IllegalStateException.class, () -> answers.open(sealed, "bob\nkey"));
    }

    @Test
    void showsNoSecretInTexts() {
        var sealed = vault("k1", Map.of("k1", ONE)).seal("password", "db_1");

        assertEquals("Sealed[k1]", sealed.toString());
    }

    private static Vault vault(String current, Map<String, String> keys) {
        return new Vault(new Keys(current, keys));
    }

    private static String key(String seed) {
        return Base64.getEncoder().encodeToString(Arrays.copyOf(seed.getBytes(StandardCharsets.UTF_8), 32));
    }
}

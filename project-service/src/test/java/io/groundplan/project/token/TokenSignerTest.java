package io.groundplan.project.token;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.ProjectTokenId;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** The texts of project tokens. */
class TokenSignerTest {
    private static final String ONE = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    private static final String OTHER = "ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=";

    private final ProjectTokenId id = ProjectTokenId.next(Clock.systemUTC());
    private final ProjectId project = ProjectId.next(Clock.systemUTC());
    private final TokenSigner signer = signer("k1", Map.of("k1", ONE));

    @Test
    void aTextIsTheProjectADotAndASignatureWithoutPadding() {
        var parts = signer.text(id, project).split("\\.", -1);

        assertEquals(2, parts.length);
        assertEquals("{\"ProjectID\":\"" + project.value() + "\"}", decoded(parts[0]));
        assertEquals(48, Base64.getUrlDecoder().decode(parts[1]).length);
        assertFalse((parts[0] + parts[1]).contains("="));
    }

    @Test
    void everyReplicaProvesIt() {
        var text = signer.text(id, project);

        assertEquals(Optional.of(id), signer("k1", Map.of("k1", ONE)).proven(text));
        assertEquals(text, signer("k1", Map.of("k1", ONE)).text(id, project));
    }

    @Test
    void noChangedCharacterIsProven() {
        var text = signer.text(id, project);
        for (int i = 0; i < text.length(); i++) {
            var changed = text.substring(0, i) + (text.charAt(i) == 'A' ? 'B' : 'A') + text.substring(i + 1);
            assertEquals(Optional.empty(), signer.proven(changed), "character " + i);
        }
    }

    @Test
    void theSignatureOfAnotherTokenOrProjectIsNotProven() {
        var payload = signer.text(id, project).split("\\.")[0];
        var elsewhere = signer.text(id, ProjectId.next(Clock.systemUTC())).split("\\.")[1];

        assertEquals(Optional.empty(), signer.proven(payload + "." + elsewhere));
        assertNotEquals(signer.text(ProjectTokenId.next(Clock.systemUTC()), project), signer.text(id, project));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a", "a.b", "..", "a.b.c", "a.!!!", "eyJQcm9qZWN0SUQiOiIifQ.", "a.AAAA"})
    void aTextThatIsNoTokenIsNotProven(String text) {
        assertEquals(Optional.empty(), signer.proven(text));
        assertEquals(Optional.empty(), signer.proven(signer.text(id, project) + text + "x"));
    }

    @Test
    void aKeyThatIsNoLongerTheCurrentOneStillProvesUntilItIsTakenAway() {
        var keys = new LinkedHashMap<>(Map.of("k1", ONE, "k2", OTHER));
        var before = signer.text(id, project);
        var rotated = signer("k2", keys);

        assertEquals(Optional.of(id), rotated.proven(before));
        assertNotEquals(before, rotated.text(id, project));
        assertEquals(Optional.empty(), signer("k2", Map.of("k2", OTHER)).proven(before));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c2hvcnQ=", "not base64 at all, but long enough for a key"})
    void aKeyThatIsTooWeakIsRefusedByNameAndNotByValue(String weak) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> signer("k1", Map.of("k1", weak)));

        assertEquals("groundplan.project-tokens.keys.k1 must be base64 of at least 32 bytes", refusal.getMessage());
        assertThrows(IllegalArgumentException.class, () -> signer("k2", Map.of("k1", ONE)));
    }

    @Test
    void theKeysComeAsEnvironmentVariablesToo() {
        var config = new SmallRyeConfigBuilder()
                .withMapping(ProjectTokensConfig.class)
                .withSources(new EnvConfigSource(
                        Map.of(
                                "GROUNDPLAN_PROJECT_TOKENS_CURRENT_KEY_ID",
                                "k1",
                                "GROUNDPLAN_PROJECT_TOKENS_KEYS_K1",
                                ONE),
                        300))
                .build()
                .getConfigMapping(ProjectTokensConfig.class);

        assertEquals(signer.text(id, project), new TokenSigner(config).text(id, project));
    }

    private static TokenSigner signer(String current, Map<String, String> keys) {
        return new TokenSigner(new ProjectTokensConfig() {
            @Override
            public String currentKeyId() {
                return current;
            }

            @Override
            public Map<String, String> keys() {
                return keys;
            }
        });
    }

    private static String decoded(String text) {
        return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    }
}

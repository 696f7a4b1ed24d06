package io.groundplan.runtime.security;

import java.util.Map;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class StartupGuardTest {
    private static final String SECRET = "Zq3vN8xKc1LrT5wYb7Hd0Jf2Gs4Pm6Qu";

    @Test
    void secretsOfOnesOwnAreAccepted() {
        assertDoesNotThrow(() -> ofProperties(
                        Map.of("groundplan.internal.credential", SECRET, "groundplan.secrets.keys.k1", SECRET))
                .refuseWeakSecrets());
        assertDoesNotThrow(() -> ofEnvironment(
                        Map.of("GROUNDPLAN_INTERNAL_CREDENTIAL", SECRET, "GROUNDPLAN_SECRETS_KEYS_K1", SECRET))
                .refuseWeakSecrets());
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "development-credential-development-1"})
    void aWeakCredentialIsRefusedByNameAndNotByValue(String weak) {
        assertRefused(
                "groundplan.internal.credential", weak, ofProperties(Map.of("groundplan.internal.credential", weak)));
        assertRefused(
                "groundplan.internal.credential", weak, ofEnvironment(Map.of("GROUNDPLAN_INTERNAL_CREDENTIAL", weak)));
    }

    @Test
    void aMissingCredentialIsRefused() {
        assertThrows(IllegalStateException.class, () -> ofProperties(Map.of()).refuseWeakSecrets());
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "ZGV2ZWxvcG1lbnQ-development-key-12345"})
    void aWeakKeyIsRefusedHoweverItIsGiven(String weak) {
        assertRefused(
                "groundplan.secrets.keys.k1",
                weak,
                ofProperties(Map.of("groundplan.internal.credential", SECRET, "groundplan.secrets.keys.k1", weak)));
        assertRefused(
                "GROUNDPLAN_SECRETS_KEYS_K1",
                weak,
                ofEnvironment(Map.of("GROUNDPLAN_INTERNAL_CREDENTIAL", SECRET, "GROUNDPLAN_SECRETS_KEYS_K1", weak)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "development-key-of-project-tokens-12345"})
    void aWeakKeyOfProjectTokensIsRefusedToo(String weak) {
        var property = "groundplan.project-tokens.keys.k1";
        assertRefused(property, weak, ofProperties(Map.of("groundplan.internal.credential", SECRET, property, weak)));
        var variable = "GROUNDPLAN_PROJECT_TOKENS_KEYS_K1";
        assertRefused(variable, weak, ofEnvironment(Map.of("GROUNDPLAN_INTERNAL_CREDENTIAL", SECRET, variable, weak)));
        assertDoesNotThrow(() -> ofEnvironment(Map.of("GROUNDPLAN_INTERNAL_CREDENTIAL", SECRET, variable, SECRET))
                .refuseWeakSecrets());
    }

    private static void assertRefused(String name, String weak, StartupGuard guard) {
        var refusal = assertThrows(IllegalStateException.class, guard::refuseWeakSecrets);
        assertTrue(refusal.getMessage().contains(name), refusal.getMessage());
        assertFalse(refusal.getMessage().contains(weak), "the value stays out of the message");
    }

    private static StartupGuard ofProperties(Map<String, String> properties) {
        return new StartupGuard(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build());
    }

    private static StartupGuard ofEnvironment(Map<String, String> variables) {
        return new StartupGuard(new SmallRyeConfigBuilder()
                .withSources(new EnvConfigSource(variables, 300))
                .build());
    }
}

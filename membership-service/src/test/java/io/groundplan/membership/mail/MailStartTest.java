package io.groundplan.membership.mail;

import java.time.Duration;
import java.util.Map;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class MailStartTest {

    @Test
    void withoutAnythingSetNothingIsSentAndTheServiceStarts() {
        var config = config(Map.of());
        assertFalse(config.sending());
        assertTrue(config.from().isEmpty());
        assertEquals(10, config.batchSize());
        assertEquals("PT1S", config.pollInterval().toString());
        assertEquals("PT15S", config.timeout().toString());
        assertEquals("PT2S", config.firstRetry().toString());
        assertEquals("PT2M", config.longestRetry().toString());
        assertEquals(3, config.maxRefusals());
        assertDoesNotThrow(() -> new MailStart(null, config).start(new StartupEvent()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody", "Groundplan <a@b"})
    void whoSendsMustSayFromWhom(String from) {
        var properties = from.isEmpty()
                ? Map.of("groundplan.mail.sending", "true")
                : Map.of("groundplan.mail.sending", "true", "groundplan.mail.from", from);
        var refused = assertThrows(
                IllegalStateException.class, () -> new MailStart(null, config(properties)).start(new StartupEvent()));
        assertTrue(refused.getMessage().startsWith("groundplan.mail.from"), refused.getMessage());
    }

    private static MailConfig config(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .withConverter(Duration.class, 100, new DurationConverter())
                .withMapping(MailConfig.class)
                .build()
                .getConfigMapping(MailConfig.class);
    }
}

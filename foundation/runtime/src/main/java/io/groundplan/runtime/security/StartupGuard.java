package io.groundplan.runtime.security;

import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.Config;

/** Refuses to start in prod with secrets that are missing, short or made for development. */
@Singleton
class StartupGuard {
    private static final int SHORTEST_SECRET = 32;
    private static final String DEVELOPMENT = "development";
    private static final String CREDENTIAL = "groundplan.internal.credential";
    /** With every separator a dot, since an environment variable knows only one. */
    private static final List<String> KEYS = List.of("groundplan.secrets.keys.", "groundplan.project.tokens.keys.");

    private final Config config;

    StartupGuard(Config config) {
        this.config = config;
    }

    void check(@Observes StartupEvent started) {
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            refuseWeakSecrets();
        }
    }

    /** An environment variable goes by a name of its own, `GROUNDPLAN_SECRETS_KEYS_K1`. */
    void refuseWeakSecrets() {
        requireSecret(CREDENTIAL);
        StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(StartupGuard::isKey)
                .forEach(this::requireSecret);
    }

    private static boolean isKey(String name) {
        var dotted = name.toLowerCase(Locale.ROOT).replace('_', '.').replace('-', '.');
        return KEYS.stream().anyMatch(dotted::startsWith);
    }

    private void requireSecret(String name) {
        var value = config.getOptionalValue(name, String.class).orElse("");
        if (value.length() < SHORTEST_SECRET || value.toLowerCase(Locale.ROOT).contains(DEVELOPMENT)) {
            throw new IllegalStateException(
                    name + " must be a secret of your own of at least " + SHORTEST_SECRET + " characters");
        }
    }
}

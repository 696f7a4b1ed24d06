package io.groundplan.project.environment;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What an environment is for. */
public enum EnvironmentType {
    PRODUCTION,
    STAGING,
    DEVELOPMENT,
    PREVIEW,
    TESTING;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<EnvironmentType> parse(String text) {
        return Stream.of(values()).filter(type -> type.text().equals(text)).findFirst();
    }
}

package io.groundplan.project.project;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a project is for; the database surface calls it its environment. */
public enum Purpose {
    PRODUCTION,
    NON_PRODUCTION;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Purpose> parse(String text) {
        return Stream.of(values())
                .filter(purpose -> purpose.text().equals(text))
                .findFirst();
    }
}

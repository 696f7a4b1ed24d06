package io.groundplan.project.task;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How urgent a task is. */
public enum Priority {
    LOW,
    MEDIUM,
    HIGH;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Priority> parse(String text) {
        return Stream.of(values())
                .filter(priority -> priority.text().equals(text))
                .findFirst();
    }
}

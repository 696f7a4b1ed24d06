package io.groundplan.project.phase;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The phases of a data-science project, in their usual order; work and what is written about it belong to one. */
public enum Phase {
    BUSINESS,
    DATA_UNDERSTANDING,
    DATA_PREPARATION,
    MODELING,
    EVALUATION,
    DEPLOYMENT;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Phase> parse(String text) {
        return Stream.of(values()).filter(phase -> phase.text().equals(text)).findFirst();
    }

    /** Reads what a table holds. */
    public static Phase of(String text) {
        return parse(text).orElseThrow(() -> new IllegalStateException("unknown phase: " + text));
    }
}

package io.groundplan.project.task;

import java.util.Optional;
import java.util.stream.Stream;

/** How far a task is. Every status may follow every other. */
public enum TaskStatus {
    PENDING("pending"),
    ON_HOLD("onHold"),
    IN_PROGRESS("inProgress"),
    UNDER_REVIEW("underReview"),
    COMPLETED("completed");

    private final String text;

    TaskStatus(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    public static Optional<TaskStatus> parse(String text) {
        return Stream.of(values()).filter(status -> status.text.equals(text)).findFirst();
    }

    /** Reads what a table holds. */
    public static TaskStatus of(String text) {
        return parse(text).orElseThrow(() -> new IllegalStateException("unknown status of a task: " + text));
    }
}

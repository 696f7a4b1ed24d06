package io.groundplan.project.environment;

import java.util.Locale;

/** How an environment does. */
public enum EnvironmentState {
    READY,
    /** Its databases are being copied from another environment. */
    CLONING,
    /** At least one of its databases could not be copied. */
    FAILED,
    /** Gone from every surface; its databases are being dropped. */
    DELETING;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static EnvironmentState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}

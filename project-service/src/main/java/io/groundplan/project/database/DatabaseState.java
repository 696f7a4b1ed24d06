package io.groundplan.project.database;

import java.util.Locale;

/** How a database does. */
public enum DatabaseState {
    PROVISIONING,
    READY,
    FAILED,
    DELETING;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static DatabaseState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}

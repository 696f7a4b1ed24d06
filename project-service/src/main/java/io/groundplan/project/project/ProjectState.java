package io.groundplan.project.project;

import java.util.Locale;

/** Whether a project is there; how its database does is the database's own state. */
public enum ProjectState {
    ACTIVE,
    /** Gone from every surface but database, where it shows until its databases are dropped. */
    DELETING,
    DELETED;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ProjectState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}

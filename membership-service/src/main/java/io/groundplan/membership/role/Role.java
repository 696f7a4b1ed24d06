package io.groundplan.membership.role;

import java.util.Locale;

/** What a person may do in a project or a team, strongest first. */
public enum Role {
    OWNER,
    ADMIN,
    MEMBER,
    VIEWER;

    /** The form of APIs, events and tables. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.groundplan.membership.invite;

import java.util.Locale;

/** How far an invite has come; all but the first are its end. */
public enum InviteState {
    PENDING,
    ACCEPTED,
    CANCELLED,
    EXPIRED;

    /** The form of APIs and tables. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state that a table names. */
    static InviteState parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}

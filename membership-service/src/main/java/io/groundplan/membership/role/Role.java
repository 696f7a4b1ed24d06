package io.groundplan.membership.role;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a person may do in a project or a team, strongest first. */
public enum Role {
    OWNER,
    ADMIN,
    MEMBER,
    VIEWER;

    public boolean includes(Role other) {
        return ordinal() <= other.ordinal();
    }

    /** The form of APIs, events and tables. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role with that text; empty for null and for everything else. */
    public static Optional<Role> parse(String text) {
        return Stream.of(values()).filter(role -> role.text().equals(text)).findFirst();
    }

    /** The stronger of the roles that somebody has by different ways. */
    public static Optional<Role> stronger(Optional<Role> one, Optional<Role> other) {
        return Stream.of(one, other).flatMap(Optional::stream).min(Enum::compareTo);
    }
}

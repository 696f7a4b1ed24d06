package io.groundplan.project.access;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a person may do in a team or project, strongest first. */
public enum Role {
    OWNER,
    ADMIN,
    MEMBER,
    VIEWER;

    public boolean includes(Role other) {
        return ordinal() <= other.ordinal();
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role with that text; empty for null and for everything else. */
    public static Optional<Role> parse(String text) {
        return Stream.of(values()).filter(role -> role.text().equals(text)).findFirst();
    }

    /** The stronger of the roles that a person has by different ways. */
    static Optional<Role> strongest(Stream<Optional<Role>> roles) {
        return roles.flatMap(Optional::stream).min(Enum::compareTo);
    }
}

package io.groundplan.project.token;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.groundplan.project.access.Role;

/** What a project token is given; written `create:*`. */
public enum TokenPermission {
    CREATE,
    READ,
    UPDATE,
    DELETE;

    public static final Set<TokenPermission> ALL = Set.copyOf(EnumSet.allOf(TokenPermission.class));

    public String text() {
        return name().toLowerCase(Locale.ROOT) + ":*";
    }

    public static Optional<TokenPermission> parse(String text) {
        return Stream.of(values())
                .filter(permission -> permission.text().equals(text))
                .findFirst();
    }

    /** The smallest role that holds them all. */
    static Role role(Set<TokenPermission> held) {
        if (held.contains(DELETE) || held.contains(UPDATE)) {
            return Role.ADMIN;
        }
        return held.contains(CREATE) ? Role.MEMBER : Role.VIEWER;
    }

    /** The form of the table. */
    static String texts(Set<TokenPermission> held) {
        return held.stream().sorted().map(TokenPermission::text).collect(Collectors.joining(" "));
    }

    static Set<TokenPermission> parseTexts(String texts) {
        return Arrays.stream(texts.split(" "))
                .map(text -> parse(text).orElseThrow())
                .collect(Collectors.toUnmodifiableSet());
    }
}

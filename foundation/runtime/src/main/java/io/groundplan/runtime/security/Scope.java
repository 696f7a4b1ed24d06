package io.groundplan.runtime.security;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What an API key may do; written `projects:read`. */
public enum Scope {
    PROJECTS_READ,
    PROJECTS_WRITE,
    CREDENTIALS_READ,
    JOBS_READ,
    ORGANIZATIONS_READ,
    ORGANIZATIONS_WRITE,
    API_KEYS_READ,
    API_KEYS_WRITE,
    USAGE_WRITE;

    /** The form of APIs and tables: what it is about, a colon, what may be done. */
    public String text() {
        var name = name().toLowerCase(Locale.ROOT);
        int verb = name.lastIndexOf('_');
        return name.substring(0, verb) + ":" + name.substring(verb + 1);
    }

    public static Optional<Scope> parse(String text) {
        return Stream.of(values()).filter(scope -> scope.text().equals(text)).findFirst();
    }
}

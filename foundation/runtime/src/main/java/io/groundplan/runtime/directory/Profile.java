package io.groundplan.runtime.directory;

import io.groundplan.runtime.security.Caller;

/** What a verified token says of a person; body of `PUT /internal/users/{id}`. Absent claims are null. */
public record Profile(
        String issuer, String subject, String email, boolean emailVerified, String name, String avatarUrl) {

    public static Profile of(Caller.User user) {
        return new Profile(
                user.issuer(),
                user.subject(),
                user.email().orElse(null),
                user.emailVerified(),
                user.name().orElse(null),
                user.avatarUrl().orElse(null));
    }
}

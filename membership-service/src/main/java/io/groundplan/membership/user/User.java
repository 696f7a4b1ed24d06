package io.groundplan.membership.user;

import java.time.Instant;
import java.util.Optional;

import io.groundplan.contracts.id.UserId;

/** A person of the directory, as their latest token describes them. */
public record User(
        UserId id,
        Optional<String> email,
        boolean emailVerified,
        Optional<String> name,
        Optional<String> avatarUrl,
        Instant createdAt,
        Instant updatedAt) {

    /** What to call the person: their name, the part of their e-mail before the @, or their id. */
    public String displayName() {
        return name.or(() -> email.map(address -> address.split("@", 2)[0])).orElseGet(id::text);
    }
}

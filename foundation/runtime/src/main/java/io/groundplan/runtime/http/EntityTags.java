package io.groundplan.runtime.http;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.ws.rs.core.EntityTag;

/** Versions of single resources as entity tags, `"42"`. */
public final class EntityTags {
    private static final String ANY = "*";

    private EntityTags() {}

    public static EntityTag of(long version) {
        return new EntityTag(Long.toString(version));
    }

    /** Reads `If-Match`; null and `*` accept every version. */
    public static ExpectedVersion expected(String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals(ANY)) {
            return ExpectedVersion.ANY;
        }
        return new ExpectedVersion(Optional.of(Stream.of(ifMatch.split(","))
                .map(tag -> tag.strip().replace("\"", ""))
                .collect(Collectors.toUnmodifiableSet())));
    }
}

package io.groundplan.runtime.http;

import java.util.Optional;
import java.util.stream.Stream;

import jakarta.ws.rs.core.EntityTag;

import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.problem.ProblemCode;

/** Versions of single resources as entity tags, `"42"`. */
public final class EntityTags {
    private EntityTags() {}

    public static EntityTag of(long version) {
        return new EntityTag(Long.toString(version));
    }

    /** Refuses a change of a version that the caller has not seen; no header and `*` accept every version. */
    public static void requireMatch(Optional<String> ifMatch, long version) {
        ifMatch.filter(tags -> Stream.of(tags.split(","))
                        .map(String::trim)
                        .noneMatch(tag -> tag.equals("*") || tag.equals("\"" + version + "\"")))
                .ifPresent(stale -> {
                    throw new Problem(ProblemCode.STALE, "the resource has changed since the given version");
                });
    }
}

package io.groundplan.runtime.http;

import java.util.Optional;
import java.util.Set;

import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.problem.ProblemCode;

/** The versions of a resource that a change may be based on; empty means any. */
public record ExpectedVersion(Optional<Set<String>> versions) {
    public static final ExpectedVersion ANY = new ExpectedVersion(Optional.empty());

    /** Refuses a change of a version that the caller has not seen. */
    public void require(long version) {
        if (versions.isPresent() && !versions.get().contains(Long.toString(version))) {
            throw new Problem(ProblemCode.STALE, "the resource has changed since the given version");
        }
    }
}

package io.groundplan.project.project;

import java.time.Instant;
import java.util.Optional;

import io.groundplan.project.access.Standing;

/** A project and how the caller stands to it; `memberSince` is there for its direct members. */
public record SeenProject(Project project, Standing standing, Optional<Instant> memberSince) {

    /** The same for a caller who stands to it in another way than was read. */
    SeenProject as(Standing other) {
        return new SeenProject(project, other, memberSince);
    }
}

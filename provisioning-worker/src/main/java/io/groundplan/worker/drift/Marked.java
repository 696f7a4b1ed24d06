package io.groundplan.worker.drift;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.worker.cluster.Identifier;

/** A thing that carries the marker of a project. */
public record Marked(Thing thing, ProjectId project) {

    Identifier identifier() {
        return new Identifier(thing.name());
    }
}

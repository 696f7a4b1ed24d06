package io.groundplan.project.traceability;

import java.util.Optional;

import io.groundplan.contracts.id.DecisionId;
import io.groundplan.project.phase.Phase;

/** Something that was decided in a project. */
public record Decision(DecisionId id, Content content, Origin origin) {

    /** What was decided, why, and instead of what. */
    public record Content(String description, String justification, Optional<String> alternatives, Phase phase) {}
}

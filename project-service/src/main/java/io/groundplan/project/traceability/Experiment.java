package io.groundplan.project.traceability;

import io.groundplan.contracts.id.ExperimentId;
import io.groundplan.project.phase.Phase;

/** Something that was tried in a project. */
public record Experiment(ExperimentId id, Content content, Origin origin) {

    /** What was tried and what came of it, in people's own words. */
    public record Content(
            String name,
            String algorithmModel,
            String parameters,
            String metric,
            String result,
            String conclusion,
            Phase phase) {}
}

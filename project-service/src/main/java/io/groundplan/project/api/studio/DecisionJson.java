package io.groundplan.project.api.studio;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.project.traceability.Decision;

/** What was decided and why. */
@Schema(name = "StudioDecision")
record DecisionJson(
        @JsonProperty("_id")
                @Schema(required = true, description = "24 hex characters.", examples = "64a1f2c3b4e5d6f7a8b9c0f1")
                String id,
        @Schema(required = true, examples = "Use gradient boosting.") String description,
        @Schema(required = true, examples = "Best validation score.") String justification,
        @Schema(required = true, nullable = true, examples = "Logistic regression.") String alternatives,
        @Schema(
                        required = true,
                        enumeration = {
                            "business",
                            "data_understanding",
                            "data_preparation",
                            "modeling",
                            "evaluation",
                            "deployment"
                        })
                String phase,
        @Schema(required = true, description = "The project's id.", examples = ProjectJson.ID) String project,
        @Schema(required = true) CreatorJson createdBy,
        @Schema(required = true, format = "date-time", description = "UTC, in milliseconds.") String createdAt) {

    static DecisionJson of(Decision decision) {
        var content = decision.content();
        var origin = decision.origin();
        return new DecisionJson(
                decision.id().hex(),
                content.description(),
                content.justification(),
                content.alternatives().orElse(null),
                content.phase().text(),
                origin.project().hex(),
                CreatorJson.of(origin.createdBy()),
                Times.text(origin.createdAt()));
    }
}

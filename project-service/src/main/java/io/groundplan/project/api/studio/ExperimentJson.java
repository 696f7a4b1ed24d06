package io.groundplan.project.api.studio;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.project.traceability.Experiment;

/** What was tried and what came of it. */
@Schema(name = "StudioExperiment")
record ExperimentJson(
        @JsonProperty("_id")
                @Schema(required = true, description = "24 hex characters.", examples = "64a1f2c3b4e5d6f7a8b9c0f1")
                String id,
        @Schema(required = true, examples = "Baseline") String name,
        @Schema(required = true, examples = "Logistic regression") String algorithmModel,
        @Schema(required = true, examples = "C=1.0, penalty=l2") String parameters,
        @Schema(required = true, examples = "ROC AUC") String metric,
        @Schema(required = true, examples = "0.81") String result,
        @Schema(required = true, examples = "Good enough to compare with.") String conclusion,
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

    static ExperimentJson of(Experiment experiment) {
        var content = experiment.content();
        var origin = experiment.origin();
        return new ExperimentJson(
                experiment.id().hex(),
                content.name(),
                content.algorithmModel(),
                content.parameters(),
                content.metric(),
                content.result(),
                content.conclusion(),
                content.phase().text(),
                origin.project().hex(),
                CreatorJson.of(origin.createdBy()),
                Times.text(origin.createdAt()));
    }
}

package io.groundplan.project.api.studio;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.project.traceability.Experiment;
import io.groundplan.runtime.input.Inputs;

/** Body of POST /projects/{id}/experiments. */
@Schema(name = "StudioNewExperiment")
record ExperimentContentJson(
        @Schema(required = true, minLength = 1, maxLength = Inputs.NAME_LENGTH, examples = "Baseline") String name,
        @Schema(required = true, minLength = 1, maxLength = Texts.PARAGRAPH, examples = "Logistic regression")
                String algorithmModel,
        @Schema(required = true, minLength = 1, maxLength = Texts.PAGE, examples = "C=1.0, penalty=l2")
                String parameters,
        @Schema(required = true, minLength = 1, maxLength = Texts.PAGE, examples = "ROC AUC") String metric,
        @Schema(required = true, minLength = 1, maxLength = Texts.PAGE, examples = "0.81") String result,
        @Schema(required = true, minLength = 1, maxLength = Texts.PAGE, examples = "Good enough to compare with.")
                String conclusion,
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
                String phase) {

    Experiment.Content toDomain() {
        return new Experiment.Content(
                Inputs.required("name", name, Inputs.NAME_LENGTH),
                Inputs.required("algorithmModel", algorithmModel, Texts.PARAGRAPH),
                Inputs.required("parameters", parameters, Texts.PAGE),
                Inputs.required("metric", metric, Texts.PAGE),
                Inputs.required("result", result, Texts.PAGE),
                Inputs.required("conclusion", conclusion, Texts.PAGE),
                Texts.phase(phase));
    }
}

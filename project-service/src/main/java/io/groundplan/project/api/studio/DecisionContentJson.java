package io.groundplan.project.api.studio;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.project.traceability.Decision;
import io.groundplan.runtime.input.Inputs;

/** Body of POST /projects/{id}/decisions. */
@Schema(name = "StudioNewDecision")
record DecisionContentJson(
        @Schema(required = true, minLength = 1, maxLength = Texts.PARAGRAPH, examples = "Use gradient boosting.")
                String description,
        @Schema(required = true, minLength = 1, maxLength = Texts.PAGE, examples = "Best validation score.")
                String justification,
        @Schema(nullable = true, maxLength = Texts.PAGE, examples = "Logistic regression.") String alternatives,
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

    Decision.Content toDomain() {
        return new Decision.Content(
                Inputs.required("description", description, Texts.PARAGRAPH),
                Inputs.required("justification", justification, Texts.PAGE),
                Texts.optional("alternatives", alternatives, Texts.PAGE),
                Texts.phase(phase));
    }
}

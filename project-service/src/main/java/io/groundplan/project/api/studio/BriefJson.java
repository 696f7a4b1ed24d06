package io.groundplan.project.api.studio;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.project.clientproject.Brief;
import io.groundplan.runtime.input.Inputs;

/** Body of POST /projects and PUT /projects/{id}. */
@Schema(name = "StudioBrief")
record BriefJson(
        @Schema(required = true, minLength = 1, maxLength = Inputs.NAME_LENGTH, examples = "Customer Churn Model")
                String projectName,
        @Schema(required = true, minLength = 1, maxLength = Inputs.NAME_LENGTH, examples = "Acme Corp")
                String clientName,
        @Schema(
                        required = true,
                        description = "Short description of the project scope or goals.",
                        minLength = 1,
                        maxLength = Texts.PARAGRAPH,
                        examples = "Predict customer churn using historical transaction data.")
                String description) {

    Brief toDomain() {
        return new Brief(
                Inputs.required("projectName", projectName, Inputs.NAME_LENGTH),
                Inputs.required("clientName", clientName, Inputs.NAME_LENGTH),
                Inputs.required("description", description, Texts.PARAGRAPH));
    }
}

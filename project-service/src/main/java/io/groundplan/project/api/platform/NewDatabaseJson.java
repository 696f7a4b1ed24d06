package io.groundplan.project.api.platform;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.runtime.input.Inputs;

/** Body of POST /projects/{projectId}/databases. */
@Schema(name = "PlatformNewDatabase")
record NewDatabaseJson(
        @Schema(
                        required = true,
                        description = "Case-sensitive; unique in the project's default environment.",
                        minLength = 1,
                        maxLength = 100,
                        examples = "users-db")
                String name) {

    String checkedName() {
        return Inputs.required("name", name, Inputs.NAME_LENGTH);
    }
}

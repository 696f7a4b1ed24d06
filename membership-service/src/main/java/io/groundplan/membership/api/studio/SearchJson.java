package io.groundplan.membership.api.studio;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.runtime.input.Inputs;

/** Body of `POST …/team/find`. */
@Schema(name = "StudioSearch")
record SearchJson(
        @Schema(
                        required = true,
                        maxLength = 254,
                        description = "The whole address; upper and lower case are the same.",
                        examples = "maya@example.org")
                String email) {
    private static final int LONGEST = 254;

    String checked() {
        return Inputs.required("email", email, LONGEST);
    }
}

package io.groundplan.membership.api.studio;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.membership.email.EmailAddress;
import io.groundplan.runtime.input.Inputs;
import io.groundplan.runtime.problem.Problem;

/** Body of `POST …/team/find`. */
@Schema(name = "StudioSearch")
record SearchJson(
        @Schema(
                        required = true,
                        maxLength = EmailAddress.LENGTH,
                        description = "The whole address; upper and lower case are the same.",
                        examples = "maya@example.org")
                String email) {

    EmailAddress checked() {
        return EmailAddress.parse(Inputs.required("email", email, EmailAddress.LENGTH))
                .orElseThrow(() -> Problem.invalid("email", "must be an e-mail address"));
    }
}

package io.groundplan.membership.api.workload;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.membership.email.EmailAddress;
import io.groundplan.membership.invite.InviteOrder;
import io.groundplan.runtime.input.Inputs;
import io.groundplan.runtime.problem.Problem;

/** Body of `POST …/invites`. */
@Schema(name = "WorkloadNewInvite")
record NewInviteJson(
        @Schema(required = true, maxLength = EmailAddress.LENGTH, examples = "noor@example.org") String email,
        @Schema(required = true, description = "admin, member or viewer.", examples = "member") String role) {

    InviteOrder checked() {
        var address = EmailAddress.parse(Inputs.required("email", email, EmailAddress.LENGTH))
                .orElseThrow(() -> Problem.invalid("email", "must be an e-mail address"));
        return InviteOrder.of(address, MemberRoleJson.parse(role));
    }
}

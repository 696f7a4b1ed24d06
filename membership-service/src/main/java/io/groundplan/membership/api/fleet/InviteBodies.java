package io.groundplan.membership.api.fleet;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.membership.email.EmailAddress;
import io.groundplan.runtime.input.Inputs;
import io.groundplan.runtime.problem.Problem;

/** What people are invited by, and join with. */
final class InviteBodies {
    private InviteBodies() {}

    @Schema(name = "FleetNewInvite")
    record NewInviteJson(
            @Schema(required = true, maxLength = EmailAddress.LENGTH, examples = "noor@example.org") String email,
            @Schema(nullable = true, description = Permissions.DESCRIPTION, examples = "[\"create:*\",\"read:*\"]")
                    List<String> permissions,
            @Schema(
                            required = true,
                            maxLength = 2_000,
                            description = "A page of a trusted origin; it gets the token as the parameter `token`.",
                            examples = "http://localhost:3000/join")
                    String redirectURI) {

        EmailAddress address() {
            return EmailAddress.parse(Inputs.required("email", email, EmailAddress.LENGTH))
                    .orElseThrow(() -> Problem.invalid("email", "must be an e-mail address"));
        }
    }

    @Schema(name = "FleetInviteToken")
    record TokenJson(
            @Schema(
                            required = true,
                            description = "From the mailed link.",
                            examples = "q83vEjRWeJC8_8DeqbvN7wEjRWeJq83vASNFZ4mrze8")
                    String token) {

        @Override
        public String toString() {
            return "TokenJson[secret]";
        }
    }
}

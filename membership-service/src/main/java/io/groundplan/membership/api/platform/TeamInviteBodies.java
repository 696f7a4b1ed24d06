package io.groundplan.membership.api.platform;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonFormat;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.membership.email.EmailAddress;
import io.groundplan.membership.invite.Invite;
import io.groundplan.membership.invite.InviteOrder;
import io.groundplan.membership.invite.TeamInvites;
import io.groundplan.membership.role.Role;
import io.groundplan.runtime.input.Inputs;
import io.groundplan.runtime.problem.Problem;

/** What invites to teams are made from and shown as. */
final class TeamInviteBodies {
    private TeamInviteBodies() {}

    @Schema(name = "PlatformNewTeamInvite")
    record NewInviteJson(
            @Schema(required = true, maxLength = EmailAddress.LENGTH, examples = "noor@example.org") String email,
            @Schema(
                            nullable = true,
                            description = "owner, admin, member or viewer; member when absent.",
                            examples = "member")
                    String role) {

        InviteOrder checked() {
            var address = EmailAddress.parse(Inputs.required("email", email, EmailAddress.LENGTH))
                    .orElseThrow(() -> Problem.invalid("email", "must be an e-mail address"));
            return InviteOrder.of(address, role == null ? Role.MEMBER : new TeamRoleJson(role).checked());
        }
    }

    @Schema(name = "PlatformTeamInvite")
    record InviteJson(
            @Schema(required = true, examples = "inv_01hkd5a2bcqp9m3x7w8g") String id,
            @Schema(required = true, examples = "noor@example.org") String email,
            @Schema(required = true, description = "owner, admin, member or viewer.", examples = "member") String role,
            @Schema(required = true, description = "UTC.", examples = "2024-01-22T10:30:00.000Z")
                    @JsonFormat(pattern = "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", timezone = "UTC")
                    Instant expiresAt) {

        static InviteJson of(Invite invite) {
            return new InviteJson(
                    invite.id().text(), invite.email().text(), invite.role().text(), invite.expiresAt());
        }
    }

    @Schema(name = "PlatformOneTeamInvite")
    record OneInvite(
            @Schema(required = true, examples = "true") boolean success, @Schema(required = true) InviteJson invite) {

        static OneInvite of(Invite invite) {
            return new OneInvite(true, InviteJson.of(invite));
        }
    }

    @Schema(name = "PlatformTeamInvites")
    record AllInvites(
            @Schema(required = true, examples = "true") boolean success,
            @Schema(required = true) List<InviteJson> invites) {

        static AllInvites of(List<Invite> invites) {
            return new AllInvites(true, invites.stream().map(InviteJson::of).toList());
        }
    }

    @Schema(name = "PlatformJoinedTeam")
    record JoinedTeam(
            @Schema(required = true, examples = "true") boolean success,
            @Schema(required = true, description = "The team that was joined.", examples = "team_01hkd5a2bcqp9m3x7w8g")
                    String teamId,
            @Schema(required = true) Answers.MemberJson member) {

        static JoinedTeam of(TeamInvites.Joined joined) {
            return new JoinedTeam(true, joined.team().text(), Answers.MemberJson.of(joined.member()));
        }
    }
}

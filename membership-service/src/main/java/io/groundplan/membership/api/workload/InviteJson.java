package io.groundplan.membership.api.workload;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.membership.invite.Invite;
import io.groundplan.membership.invite.IssuedInvite;
import io.groundplan.membership.invite.OpenedInvite;
import io.groundplan.membership.project.ProjectSnapshot;

/** An invite to a project. */
@Schema(name = "WorkloadInvite")
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record InviteJson(
        @Schema(required = true, examples = "01a1a5a0-2ba0-8123-92af-3559e3c493d4") UUID id,
        @Schema(required = true, examples = "01a19b98-1dc0-828c-be90-537103361273") UUID projectId,
        @Schema(required = true, description = "As the inviter wrote it.", examples = "noor@example.org") String email,
        @Schema(required = true, description = "admin, member or viewer.", examples = "member") String role,
        @Schema(required = true, description = "Only invites that can be accepted are shown.", examples = "pending")
                String status,
        @Schema(required = true) InviterJson invitedBy,
        @Schema(required = true, description = "UTC, in seconds.", examples = "2024-01-22T10:30:00Z") Instant expiresAt,
        @Schema(required = true, description = "UTC, in seconds.", examples = "2024-01-15T10:30:00Z") Instant createdAt,
        @Schema(
                        description = "In the answer to the making of the invite only.",
                        examples = "q83vEjRWeJC8_8DeqbvN7wEjRWeJq83vASNFZ4mrze8")
                String token,
        @Schema(description = "In the answer to the invite's token only.") InvitedProjectJson project) {

    /** Who sent it. */
    @Schema(name = "WorkloadInviter")
    record InviterJson(
            @Schema(required = true, examples = "01a0f67a-3800-810f-ae44-1d858cb4a9ca") UUID id,
            @Schema(required = true, examples = "Maya Lindqvist") String name) {}

    /** What of a project is shown to who is invited to it. */
    @Schema(name = "WorkloadInvitedProject")
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record InvitedProjectJson(
            @Schema(required = true, examples = "01a19b98-1dc0-828c-be90-537103361273") UUID id,
            @Schema(required = true, examples = "my-saas") String name,
            @Schema(required = true, nullable = true, examples = "My SaaS App") String displayName,
            @Schema(required = true, nullable = true, examples = "/uploads/projects/icon.png") String iconPath) {

        static InvitedProjectJson of(ProjectSnapshot project) {
            return new InvitedProjectJson(
                    project.id().value(),
                    project.name(),
                    project.displayName().orElse(null),
                    project.iconFile().map(file -> "/uploads/projects/" + file).orElse(null));
        }
    }

    static InviteJson of(Invite invite) {
        return of(invite, null, null);
    }

    static InviteJson of(IssuedInvite issued) {
        return of(issued.invite(), issued.token().text(), null);
    }

    static InviteJson of(OpenedInvite opened) {
        return of(opened.invite(), null, InvitedProjectJson.of(opened.project()));
    }

    private static InviteJson of(Invite invite, String token, InvitedProjectJson project) {
        return new InviteJson(
                invite.id().value(),
                invite.destination().value(),
                invite.email().text(),
                invite.role().text(),
                invite.state().text(),
                new InviterJson(
                        invite.invitedBy().id().value(), invite.invitedBy().name()),
                Seconds.of(invite.expiresAt()),
                Seconds.of(invite.createdAt()),
                token,
                project);
    }

    @Override
    public String toString() {
        return "InviteJson[" + id + "]";
    }
}

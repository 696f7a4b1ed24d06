package io.groundplan.membership.api.platform;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.groundplan.membership.invite.InviteToken;
import io.groundplan.membership.invite.TeamInvites;
import io.groundplan.runtime.http.EntityTags;
import io.groundplan.runtime.idempotency.Idempotent;
import io.groundplan.runtime.security.Caller;
import io.groundplan.runtime.security.CurrentCaller;

/** What becomes of an invite to a team of the platform surface. */
@Path("/api/v1/platform/teams/invites/{inviteId}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Teams", description = "Teams that own projects together.")
@Authenticated
@Idempotent
@Cancellable(false)
class TeamInviteResource {
    private final TeamInvites invites;
    private final CurrentCaller caller;

    TeamInviteResource(TeamInvites invites, CurrentCaller caller) {
        this.invites = invites;
        this.caller = caller;
    }

    @POST
    @Path("accept")
    @APIResponseSchema(
            value = TeamInviteBodies.JoinedTeam.class,
            responseCode = "200",
            responseDescription = "Accepted.")
    @Operation(
            operationId = "platformAcceptTeamInvite",
            summary = "Accept an invite to a team",
            description = "Makes the caller a member; a member keeps the stronger of both roles. The caller's verified"
                    + " e-mail address must be the invite's (403). Accepting again answers the same member; 404 for an"
                    + " invite that somebody else accepted, that was cancelled or has expired.")
    public Uni<RestResponse<TeamInviteBodies.JoinedTeam>> accept(
            @Parameter(description = "Invite id, or the token that was mailed.") @PathParam("inviteId")
                    String inviteId) {
        return accepted(caller.user(), inviteId).map(joined -> RestResponse.ok(TeamInviteBodies.JoinedTeam.of(joined)));
    }

    @DELETE
    @APIResponseSchema(value = Answers.Done.class, responseCode = "200", responseDescription = "Cancelled.")
    @Operation(
            operationId = "platformCancelTeamInvite",
            summary = "Cancel an invite to a team",
            description =
                    "Needs the role admin in the team, and owner where an owner is invited; 404 for an invite that"
                            + " was accepted, has expired or was cancelled before.")
    public Uni<RestResponse<Answers.Done>> cancel(
            @Parameter(description = "Invite id.") @PathParam("inviteId") String inviteId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return invites.cancel(caller.user(), Ids.invite(inviteId), EntityTags.expected(ifMatch))
                .map(ignored -> RestResponse.ok(new Answers.Done(true, "Invite cancelled successfully")));
    }

    private Uni<TeamInvites.Joined> accepted(Caller.User user, String idOrToken) {
        return InviteToken.parse(idOrToken)
                .map(token -> invites.accept(user, token))
                .orElseGet(() -> invites.accept(user, Ids.invite(idOrToken)));
    }
}

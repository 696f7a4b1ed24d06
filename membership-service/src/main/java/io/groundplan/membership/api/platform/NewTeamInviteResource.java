package io.groundplan.membership.api.platform;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.groundplan.membership.invite.TeamInvites;
import io.groundplan.runtime.http.EntityTags;
import io.groundplan.runtime.idempotency.Idempotent;
import io.groundplan.runtime.input.Inputs;
import io.groundplan.runtime.security.CurrentCaller;

/** Inviting people to a team of the platform surface. */
@Path("/api/v1/platform/teams/{teamId}/invite")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Teams", description = "Teams that own projects together.")
@Authenticated
@Idempotent
@Cancellable(false)
class NewTeamInviteResource {
    private final TeamInvites invites;
    private final CurrentCaller caller;

    NewTeamInviteResource(TeamInvites invites, CurrentCaller caller) {
        this.invites = invites;
        this.caller = caller;
    }

    @POST
    @APIResponseSchema(value = TeamInviteBodies.OneInvite.class, responseCode = "201", responseDescription = "Invited.")
    @Operation(
            operationId = "platformInviteToTeam",
            summary = "Invite somebody to a team",
            description = "Mails a link to the address. Needs the role admin in the team, and owner to invite an owner;"
                    + " 409 for somebody who is in the team or invited already and for a personal team, 429 for too"
                    + " many invites.")
    public Uni<RestResponse<TeamInviteBodies.OneInvite>> create(
            @Parameter(description = "Team id.") @PathParam("teamId") String teamId,
            TeamInviteBodies.NewInviteJson body) {
        var order = Inputs.body(body).checked();
        return invites.create(caller.user(), Ids.team(teamId), order).map(issued -> RestResponse.ResponseBuilder.create(
                        RestResponse.Status.CREATED, TeamInviteBodies.OneInvite.of(issued.invite()))
                .tag(EntityTags.of(issued.invite().version()))
                .build());
    }
}

package io.groundplan.membership.api.platform;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.groundplan.membership.invite.TeamInvites;
import io.groundplan.runtime.paging.PageLinks;
import io.groundplan.runtime.paging.PageRequest;
import io.groundplan.runtime.security.CurrentCaller;

/** The pending invites of a team of the platform surface. */
@Path("/api/v1/platform/teams/{teamId}/invites")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Teams", description = "Teams that own projects together.")
@Authenticated
@Cancellable(false)
class TeamInvitesResource {
    private final TeamInvites invites;
    private final CurrentCaller caller;
    private final PageLinks links;

    TeamInvitesResource(TeamInvites invites, CurrentCaller caller, PageLinks links) {
        this.invites = invites;
        this.caller = caller;
        this.links = links;
    }

    @GET
    @Operation(
            operationId = "platformListTeamInvites",
            summary = "List the pending invites of a team",
            description = "Those that can still be accepted, newest first. Needs the role admin in the team. Link names"
                    + " the next page, if there is one.")
    public Uni<RestResponse<TeamInviteBodies.AllInvites>> list(
            @Parameter(description = "Team id.") @PathParam("teamId") String teamId,
            @Parameter(description = "1 to 1,000.") @QueryParam("limit") String limit,
            @Parameter(description = "Where the next page starts, from Link.") @QueryParam("cursor") String cursor) {
        var page = PageRequest.of(limit, cursor, PageRequest.MAX_LIMIT);
        return invites.pending(caller.user(), Ids.team(teamId), page).map(found -> {
            var response = RestResponse.ResponseBuilder.ok(TeamInviteBodies.AllInvites.of(found.items()));
            links.next(found).ifPresent(next -> response.header(HttpHeaders.LINK, next));
            return response.build();
        });
    }
}

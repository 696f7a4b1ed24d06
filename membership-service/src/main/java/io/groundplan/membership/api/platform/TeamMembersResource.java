package io.groundplan.membership.api.platform;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.groundplan.membership.team.TeamMembers;
import io.groundplan.runtime.http.EntityTags;
import io.groundplan.runtime.idempotency.Idempotent;
import io.groundplan.runtime.input.Inputs;
import io.groundplan.runtime.paging.PageLinks;
import io.groundplan.runtime.paging.PageRequest;
import io.groundplan.runtime.security.CurrentCaller;

/** Members of teams of the platform surface. */
@Path("/api/v1/platform/teams/{teamId}/members")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Teams", description = "Teams that own projects together.")
@Authenticated
@Idempotent
@Cancellable(false)
class TeamMembersResource {
    private final TeamMembers members;
    private final CurrentCaller caller;
    private final PageLinks links;

    TeamMembersResource(TeamMembers members, CurrentCaller caller, PageLinks links) {
        this.members = members;
        this.caller = caller;
        this.links = links;
    }

    @GET
    @Operation(
            operationId = "platformListTeamMembers",
            summary = "List the members of a team",
            description = "Newest first. Needs the role viewer in the team. Link names the next page, if there is one.")
    public Uni<RestResponse<Answers.AllMembers>> list(
            @Parameter(description = "Team id.") @PathParam("teamId") String teamId,
            @Parameter(description = "1 to 1,000.") @QueryParam("limit") String limit,
            @Parameter(description = "Where the next page starts, from Link.") @QueryParam("cursor") String cursor) {
        var page = PageRequest.of(limit, cursor, PageRequest.MAX_LIMIT);
        return members.list(caller.user(), Ids.team(teamId), page).map(found -> {
            var response = RestResponse.ResponseBuilder.ok(Answers.AllMembers.of(found.items()));
            links.next(found).ifPresent(next -> response.header(HttpHeaders.LINK, next));
            return response.build();
        });
    }

    @PUT
    @Path("{userId}/role")
    @APIResponseSchema(value = Answers.OneMember.class, responseCode = "200", responseDescription = "OK.")
    @Operation(
            operationId = "platformChangeTeamRole",
            summary = "Change the role of a member of a team",
            description = "Needs the role admin in the team, and owner to give or take the role owner; 409 for the last"
                    + " owner.")
    public Uni<RestResponse<Answers.OneMember>> changeRole(
            @Parameter(description = "Team id.") @PathParam("teamId") String teamId,
            @Parameter(description = "User id.") @PathParam("userId") String userId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            TeamRoleJson body) {
        var role = Inputs.body(body).checked();
        return members.changeRole(
                        caller.user(), Ids.team(teamId), Ids.member(userId), role, EntityTags.expected(ifMatch))
                .map(member -> RestResponse.ResponseBuilder.ok(Answers.OneMember.of(member))
                        .tag(EntityTags.of(member.version()))
                        .build());
    }

    @DELETE
    @Path("{userId}")
    @APIResponseSchema(value = Answers.Done.class, responseCode = "200", responseDescription = "Removed.")
    @Operation(
            operationId = "platformRemoveTeamMember",
            summary = "Remove a member of a team",
            description =
                    "Needs the role admin in the team, owner to remove an owner, or to be the member: everyone may"
                            + " leave but the last owner (409).")
    public Uni<RestResponse<Answers.Done>> remove(
            @Parameter(description = "Team id.") @PathParam("teamId") String teamId,
            @Parameter(description = "User id.") @PathParam("userId") String userId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return members.remove(caller.user(), Ids.team(teamId), Ids.member(userId), EntityTags.expected(ifMatch))
                .map(ignored -> RestResponse.ok(new Answers.Done(true, "Member removed successfully")));
    }
}

package io.groundplan.membership.api.platform;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
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

import io.groundplan.membership.team.Team;
import io.groundplan.membership.team.TeamLists;
import io.groundplan.membership.team.Teams;
import io.groundplan.membership.user.UserDirectory;
import io.groundplan.runtime.http.EntityTags;
import io.groundplan.runtime.idempotency.Idempotent;
import io.groundplan.runtime.input.Inputs;
import io.groundplan.runtime.paging.PageLinks;
import io.groundplan.runtime.paging.PageRequest;
import io.groundplan.runtime.security.CurrentCaller;

/** Teams of the platform surface. */
@Path("/api/v1/platform/teams")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Teams", description = "Teams that own projects together.")
@Authenticated
@Idempotent
@Cancellable(false)
class TeamsResource {
    private final Teams teams;
    private final TeamLists lists;
    private final UserDirectory directory;
    private final CurrentCaller caller;
    private final PageLinks links;

    TeamsResource(Teams teams, TeamLists lists, UserDirectory directory, CurrentCaller caller, PageLinks links) {
        this.teams = teams;
        this.lists = lists;
        this.directory = directory;
        this.caller = caller;
        this.links = links;
    }

    @GET
    @Operation(
            operationId = "platformListTeams",
            summary = "List teams",
            description = "The teams that the caller is in, newest first, the personal one among them. Link names the"
                    + " next page, if there is one.")
    public Uni<RestResponse<Answers.AllTeams>> list(
            @Parameter(description = "1 to 1,000.") @QueryParam("limit") String limit,
            @Parameter(description = "Where the next page starts, from Link.") @QueryParam("cursor") String cursor) {
        var page = PageRequest.of(limit, cursor, PageRequest.MAX_LIMIT);
        var user = caller.user();
        // whose first request this is has a personal team already when it is answered
        return directory.sighted(user).chain(() -> lists.of(user.id(), page)).map(found -> {
            var response = RestResponse.ResponseBuilder.ok(Answers.AllTeams.of(found.items()));
            links.next(found).ifPresent(next -> response.header(HttpHeaders.LINK, next));
            return response.build();
        });
    }

    @POST
    @APIResponseSchema(value = Answers.OneTeam.class, responseCode = "201", responseDescription = "Created.")
    @Operation(operationId = "platformCreateTeam", summary = "Create a team", description = "The caller owns it.")
    public Uni<RestResponse<Answers.OneTeam>> create(TeamNameJson body) {
        return teams.create(caller.user(), Inputs.body(body).checked())
                .map(team -> tagged(RestResponse.Status.CREATED, team));
    }

    @GET
    @Path("{teamId}")
    @APIResponseSchema(value = Answers.OneTeam.class, responseCode = "200", responseDescription = "OK.")
    @Operation(operationId = "platformGetTeam", summary = "Get a team", description = "Needs the role viewer in it.")
    public Uni<RestResponse<Answers.OneTeam>> get(
            @Parameter(description = "Team id.") @PathParam("teamId") String teamId) {
        return teams.get(caller.user(), Ids.team(teamId)).map(team -> tagged(RestResponse.Status.OK, team));
    }

    @PUT
    @Path("{teamId}")
    @APIResponseSchema(value = Answers.OneTeam.class, responseCode = "200", responseDescription = "OK.")
    @Operation(operationId = "platformRenameTeam", summary = "Rename a team", description = "Needs the role owner.")
    public Uni<RestResponse<Answers.OneTeam>> rename(
            @Parameter(description = "Team id.") @PathParam("teamId") String teamId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            TeamNameJson body) {
        var name = Inputs.body(body).checked();
        return teams.rename(caller.user(), Ids.team(teamId), name, EntityTags.expected(ifMatch))
                .map(team -> tagged(RestResponse.Status.OK, team));
    }

    @DELETE
    @Path("{teamId}")
    @APIResponseSchema(value = Answers.Done.class, responseCode = "200", responseDescription = "Deleted.")
    @Operation(
            operationId = "platformDeleteTeam",
            summary = "Delete a team",
            description = "Needs the role owner; 409 while it has projects, and for a personal team.")
    public Uni<RestResponse<Answers.Done>> delete(
            @Parameter(description = "Team id.") @PathParam("teamId") String teamId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return teams.delete(caller.user(), Ids.team(teamId), EntityTags.expected(ifMatch))
                .map(ignored -> RestResponse.ok(new Answers.Done(true, "Team deleted successfully")));
    }

    private static RestResponse<Answers.OneTeam> tagged(RestResponse.Status status, Team team) {
        return RestResponse.ResponseBuilder.create(status, Answers.OneTeam.of(team))
                .tag(EntityTags.of(team.version()))
                .build();
    }
}

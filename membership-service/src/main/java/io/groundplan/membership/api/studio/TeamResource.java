package io.groundplan.membership.api.studio;

import java.util.List;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
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

import io.groundplan.contracts.id.MemberId;
import io.groundplan.membership.member.Candidates;
import io.groundplan.membership.member.ChangedBy;
import io.groundplan.membership.member.MemberLists;
import io.groundplan.membership.member.Members;
import io.groundplan.membership.role.Role;
import io.groundplan.runtime.http.EntityTags;
import io.groundplan.runtime.idempotency.Idempotent;
import io.groundplan.runtime.input.Inputs;
import io.groundplan.runtime.paging.PageLinks;
import io.groundplan.runtime.paging.PageRequest;
import io.groundplan.runtime.security.CurrentCaller;

/** The people whom the manager of a project works with. */
@Path("/projects/{id}/team")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Project team", description = "The people of a project besides its manager.")
@Authenticated
@Idempotent
@Cancellable(false)
class TeamResource {
    private final MemberLists lists;
    private final Members members;
    private final Candidates candidates;
    private final CurrentCaller caller;
    private final PageLinks links;

    TeamResource(MemberLists lists, Members members, Candidates candidates, CurrentCaller caller, PageLinks links) {
        this.lists = lists;
        this.members = members;
        this.candidates = candidates;
        this.caller = caller;
        this.links = links;
    }

    @GET
    @Operation(
            operationId = "studioListTeam",
            summary = "List the team",
            description = "Everyone with a direct role but the manager, oldest first, in the order of the project's"
                    + " team. Needs the role viewer. Link names the next page, if there is one.")
    public Uni<RestResponse<List<TeamMemberJson>>> list(
            @Parameter(description = "Project id.") @PathParam("id") String id,
            @Parameter(description = "1 to 1,000.") @QueryParam("limit") String limit,
            @Parameter(description = "Where the next page starts, from Link.") @QueryParam("cursor") String cursor) {
        var page = PageRequest.of(limit, cursor, PageRequest.MAX_LIMIT);
        return lists.oldestFirstBesideOwner(caller.user(), Ids.project(id), page)
                .map(found -> links.answer(found, TeamMemberJson::of));
    }

    @POST
    @APIResponseSchema(value = TeamMemberJson.class, responseCode = "201", responseDescription = "In the team.")
    @Operation(
            operationId = "studioAddToTeam",
            summary = "Add somebody to the team",
            description = "They get the role member. For the manager; 404 for an unknown user, 409 for somebody who is"
                    + " in the team already.")
    public Uni<RestResponse<TeamMemberJson>> add(
            @Parameter(description = "Project id.") @PathParam("id") String id, NewTeamMemberJson body) {
        var user = Ids.user("id", Inputs.body(body).id());
        var added = members.add(caller.user(), ChangedBy.THE_OWNER, Ids.project(id), user, Role.MEMBER);
        return ManagerOnly.to("add people to the team", added).map(member -> RestResponse.ResponseBuilder.create(
                        RestResponse.Status.CREATED, TeamMemberJson.of(member))
                .tag(EntityTags.of(member.version()))
                .build());
    }

    @DELETE
    @Path("{userId}")
    @APIResponseSchema(value = MessageJson.class, responseCode = "200", responseDescription = "Out of the team.")
    @Operation(
            operationId = "studioRemoveFromTeam",
            summary = "Remove somebody from the team",
            description = "For the manager, and for everyone who leaves; the manager stays (409).")
    public Uni<RestResponse<MessageJson>> remove(
            @Parameter(description = "Project id.") @PathParam("id") String id,
            @Parameter(description = "User id.") @PathParam("userId") String userId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        var project = Ids.project(id);
        var member = MemberId.of(project, Ids.member(userId));
        var removed = members.remove(caller.user(), ChangedBy.THE_OWNER, project, member, EntityTags.expected(ifMatch));
        return ManagerOnly.to("remove others from the team", removed)
                .map(moment -> RestResponse.ok(new MessageJson("Team member deleted successfully.")));
    }

    @POST
    @Path("find")
    @APIResponseSchema(value = TeamMemberJson.class, responseCode = "200", responseDescription = "Found.")
    @Operation(
            operationId = "studioFindPerson",
            summary = "Find somebody by their address",
            description = "To be added to the team. Only verified addresses count; 404 when nobody has it. Needs the"
                    + " role admin.")
    public Uni<RestResponse<TeamMemberJson>> find(
            @Parameter(description = "Project id.") @PathParam("id") String id, SearchJson body) {
        return candidates
                .find(caller.user(), Ids.project(id), Inputs.body(body).checked())
                .map(person -> RestResponse.ok(TeamMemberJson.of(person)));
    }
}

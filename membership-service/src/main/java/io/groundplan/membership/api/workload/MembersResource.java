package io.groundplan.membership.api.workload;

import java.util.List;

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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.groundplan.membership.member.ChangedBy;
import io.groundplan.membership.member.Member;
import io.groundplan.membership.member.MemberLists;
import io.groundplan.membership.member.Members;
import io.groundplan.runtime.http.EntityTags;
import io.groundplan.runtime.idempotency.Idempotent;
import io.groundplan.runtime.input.Inputs;
import io.groundplan.runtime.paging.PageLinks;
import io.groundplan.runtime.paging.PageRequest;
import io.groundplan.runtime.security.CurrentCaller;

/** Members of a project; section "Members" of the workload document. */
@Path("/api/v1/projects/{projectId}/members")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Workload members", description = "Who has which role in a project.")
@Authenticated
@Idempotent
@Cancellable(false)
class MembersResource {
    private final Members members;
    private final MemberLists lists;
    private final CurrentCaller caller;
    private final PageLinks links;

    MembersResource(Members members, MemberLists lists, CurrentCaller caller, PageLinks links) {
        this.members = members;
        this.lists = lists;
        this.caller = caller;
        this.links = links;
    }

    @GET
    @Operation(
            operationId = "workloadListMembers",
            summary = "List members",
            description =
                    "The owner and the direct members, oldest first; people who reach the project through its team"
                            + " are not listed. Needs the role viewer. Link names the next page, if there is one.")
    public Uni<RestResponse<List<MemberJson>>> list(
            @Parameter(description = "Project id.") @PathParam("projectId") String projectId,
            @Parameter(description = "1 to 1,000.") @QueryParam("limit") String limit,
            @Parameter(description = "Where the next page starts, from Link.") @QueryParam("cursor") String cursor) {
        var page = PageRequest.of(limit, cursor, PageRequest.MAX_LIMIT);
        return lists.oldestFirst(caller.user(), Ids.project(projectId), page)
                .map(found -> links.answer(found, MemberJson::of));
    }

    @POST
    @APIResponseSchema(value = MemberJson.class, responseCode = "201", responseDescription = "Added.")
    @Operation(
            operationId = "workloadAddMember",
            summary = "Add a member",
            description = "Needs the role admin; 404 for an unknown user, 409 for somebody who is a member already.")
    public Uni<RestResponse<MemberJson>> add(
            @Parameter(description = "Project id.") @PathParam("projectId") String projectId, NewMemberJson body) {
        var wanted = Inputs.body(body);
        var role = MemberRoleJson.parse(wanted.role());
        var user = Ids.user("user_id", wanted.userId());
        return members.add(caller.user(), ChangedBy.ADMINS, Ids.project(projectId), user, role)
                .map(member -> tagged(RestResponse.Status.CREATED, member));
    }

    @PUT
    @Path("{memberId}")
    @APIResponseSchema(value = MemberJson.class, responseCode = "200", responseDescription = "OK.")
    @Operation(
            operationId = "workloadUpdateMember",
            summary = "Update a member's role",
            description = "Needs the role admin; 409 for the owner, who changes by a transfer only.")
    public Uni<RestResponse<MemberJson>> update(
            @Parameter(description = "Project id.") @PathParam("projectId") String projectId,
            @Parameter(description = "The member's own id.") @PathParam("memberId") String memberId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            MemberRoleJson body) {
        var role = MemberRoleJson.parse(Inputs.body(body).role());
        return members.changeRole(
                        caller.user(), Ids.project(projectId), Ids.member(memberId), role, EntityTags.expected(ifMatch))
                .map(member -> tagged(RestResponse.Status.OK, member));
    }

    @DELETE
    @Path("{memberId}")
    @APIResponse(responseCode = "204", description = "Removed.")
    @Operation(
            operationId = "workloadRemoveMember",
            summary = "Remove a member",
            description = "Needs the role admin, or to be the member: everyone but the owner may leave.")
    public Uni<RestResponse<Void>> remove(
            @Parameter(description = "Project id.") @PathParam("projectId") String projectId,
            @Parameter(description = "The member's own id.") @PathParam("memberId") String memberId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return members.remove(
                        caller.user(),
                        ChangedBy.ADMINS,
                        Ids.project(projectId),
                        Ids.member(memberId),
                        EntityTags.expected(ifMatch))
                .map(ignored -> RestResponse.noContent());
    }

    private static RestResponse<MemberJson> tagged(RestResponse.Status status, Member member) {
        return RestResponse.ResponseBuilder.create(status, MemberJson.of(member))
                .tag(EntityTags.of(member.version()))
                .build();
    }
}

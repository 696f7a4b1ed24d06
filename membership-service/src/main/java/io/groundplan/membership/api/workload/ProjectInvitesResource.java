package io.groundplan.membership.api.workload;

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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.groundplan.membership.invite.ProjectInvites;
import io.groundplan.runtime.http.EntityTags;
import io.groundplan.runtime.idempotency.Idempotent;
import io.groundplan.runtime.input.Inputs;
import io.groundplan.runtime.paging.PageLinks;
import io.groundplan.runtime.paging.PageRequest;
import io.groundplan.runtime.security.CurrentCaller;

/** Invites to a project; section "Invites" of the workload document. */
@Path("/api/v1/projects/{projectId}/invites")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Workload invites", description = "How people come into a project.")
@Authenticated
@Idempotent
@Cancellable(false)
class ProjectInvitesResource {
    private final ProjectInvites invites;
    private final CurrentCaller caller;
    private final PageLinks links;

    ProjectInvitesResource(ProjectInvites invites, CurrentCaller caller, PageLinks links) {
        this.invites = invites;
        this.caller = caller;
        this.links = links;
    }

    @GET
    @Operation(
            operationId = "workloadListInvites",
            summary = "List pending invites",
            description = "Those that can still be accepted, newest first, without their tokens. Needs the role admin."
                    + " Link names the next page, if there is one.")
    public Uni<RestResponse<List<InviteJson>>> list(
            @Parameter(description = "Project id.") @PathParam("projectId") String projectId,
            @Parameter(description = "1 to 1,000.") @QueryParam("limit") String limit,
            @Parameter(description = "Where the next page starts, from Link.") @QueryParam("cursor") String cursor) {
        var page = PageRequest.of(limit, cursor, PageRequest.MAX_LIMIT);
        return invites.pending(caller.user(), Ids.project(projectId), page).map(found -> {
            var response = RestResponse.ResponseBuilder.ok(
                    found.items().stream().map(InviteJson::of).toList());
            links.next(found).ifPresent(next -> response.header(HttpHeaders.LINK, next));
            return response.build();
        });
    }

    @POST
    @APIResponseSchema(value = InviteJson.class, responseCode = "201", responseDescription = "Invited.")
    @Operation(
            operationId = "workloadCreateInvite",
            summary = "Create an invite",
            description = "Mails a link to the address. The answer has the token, which is shown this once. Needs the"
                    + " role admin; 409 for somebody who is a member or invited already, 429 for too many invites.")
    public Uni<RestResponse<InviteJson>> create(
            @Parameter(description = "Project id.") @PathParam("projectId") String projectId, NewInviteJson body) {
        var order = Inputs.body(body).checked();
        return invites.create(caller.user(), Ids.project(projectId), order)
                .map(issued -> RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, InviteJson.of(issued))
                        .tag(EntityTags.of(issued.invite().version()))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    @DELETE
    @Path("{inviteId}")
    @APIResponse(responseCode = "204", description = "Cancelled.")
    @Operation(
            operationId = "workloadCancelInvite",
            summary = "Cancel an invite",
            description = "Its token opens nothing from now on. Needs the role admin; 404 for an invite that was"
                    + " accepted, has expired or was cancelled before.")
    public Uni<RestResponse<Void>> cancel(
            @Parameter(description = "Project id.") @PathParam("projectId") String projectId,
            @Parameter(description = "Invite id.") @PathParam("inviteId") String inviteId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return invites.cancel(caller.user(), Ids.project(projectId), Ids.invite(inviteId), EntityTags.expected(ifMatch))
                .map(ignored -> RestResponse.noContent());
    }
}

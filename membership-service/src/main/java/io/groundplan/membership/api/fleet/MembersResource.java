package io.groundplan.membership.api.fleet;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
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

import io.groundplan.membership.member.MembersById;
import io.groundplan.runtime.http.EntityTags;
import io.groundplan.runtime.idempotency.Idempotent;
import io.groundplan.runtime.input.Inputs;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.problem.ProblemCode;
import io.groundplan.runtime.security.CurrentCaller;

/** Members by their own id. */
@Path("/fleet/v1/members")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Fleet members", description = "Who has which permissions in a project.")
@Authenticated
@Idempotent
@Cancellable(false)
class MembersResource {
    private final MembersById members;
    private final CurrentCaller caller;

    MembersResource(MembersById members, CurrentCaller caller) {
        this.members = members;
        this.caller = caller;
    }

    @PATCH
    @Path("{memberID}")
    @APIResponse(responseCode = "204", description = "Changed, or as it was before.")
    @Operation(
            operationId = "updateFleetMember",
            summary = "Update a member's permissions",
            description = "They get the smallest role that holds the permissions: delete:* or update:* admin, create:*"
                    + " member, read:* viewer. For admins of the project; 409 for the creator, who changes by a"
                    + " transfer only.")
    public Uni<RestResponse<Void>> update(
            @Parameter(description = "Membership id.") @PathParam("memberID") String memberId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            NewPermissions body) {
        var id = Ids.member(memberId);
        var role = Inputs.body(body).role();
        var changed = members.changeRole(caller.user(), id, role, EntityTags.expected(ifMatch));
        return aboutTheCreator("the creator changes by a transfer only", changed)
                .map(member -> RestResponse.ResponseBuilder.<Void>noContent()
                        .tag(EntityTags.of(member.version()))
                        .build());
    }

    @DELETE
    @Path("{memberID}")
    @APIResponseSchema(value = Deleted.class, responseCode = "200", responseDescription = "Deleted.")
    @Operation(
            operationId = "deleteFleetMember",
            summary = "Delete a member",
            description = "For admins of the project, and for everyone who leaves; 409 for the creator.")
    public Uni<RestResponse<Deleted>> delete(
            @Parameter(description = "Membership id.") @PathParam("memberID") String memberId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        var removed = members.remove(caller.user(), Ids.member(memberId), EntityTags.expected(ifMatch));
        return aboutTheCreator("cannot delete last creator", removed)
                .map(moment -> RestResponse.ok(Deleted.at(moment)));
    }

    /** The one conflict there is, in this surface's words. */
    private static <T> Uni<T> aboutTheCreator(String sentence, Uni<T> work) {
        return work.onFailure(failure -> failure instanceof Problem problem && problem.code() == ProblemCode.CONFLICT)
                .transform(refused -> Problem.conflict(sentence));
    }
}

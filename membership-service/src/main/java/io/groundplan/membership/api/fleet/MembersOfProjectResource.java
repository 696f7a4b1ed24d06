package io.groundplan.membership.api.fleet;

import java.util.List;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.groundplan.contracts.id.MemberId;
import io.groundplan.membership.member.MemberLists;
import io.groundplan.runtime.paging.LastAndBefore;
import io.groundplan.runtime.security.CurrentCaller;

/** The members of a project. */
@Path("/fleet/v1/projects/{projectID}/members")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Fleet members", description = "Who has which permissions in a project.")
@Authenticated
@Cancellable(false)
class MembersOfProjectResource {
    private final MemberLists lists;
    private final CurrentCaller caller;
    private final LastAndBefore pages;

    MembersOfProjectResource(MemberLists lists, CurrentCaller caller, LastAndBefore pages) {
        this.lists = lists;
        this.caller = caller;
        this.pages = pages;
    }

    @GET
    @Operation(
            operationId = "listFleetMembers",
            summary = "List members",
            description = "The creator and the direct members, newest first; people who reach the project through its"
                    + " team are not listed. For its viewers. Link names the next page, if there is one.")
    public Uni<RestResponse<List<MemberJson>>> list(
            @Parameter(description = "Project id.") @PathParam("projectID") String projectId,
            @Parameter(description = LastAndBefore.LAST) @QueryParam("last") String last,
            @Parameter(description = LastAndBefore.BEFORE) @QueryParam("before") String before) {
        var page = LastAndBefore.request(last, before, MemberId::parse);
        return lists.newestFirst(caller.user(), Ids.project(projectId), page)
                .map(found -> pages.answer(found, MemberJson::of));
    }
}

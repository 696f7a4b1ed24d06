package io.groundplan.membership.api.workload;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
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

import io.groundplan.membership.invite.ProjectInvites;
import io.groundplan.runtime.paging.PageLinks;
import io.groundplan.runtime.paging.PageRequest;
import io.groundplan.runtime.security.CurrentCaller;

/** The invites that wait for the caller; section "Invites" of the workload document. */
@Path("/api/v1/me/invites")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Workload invites", description = "How people come into a project.")
@Authenticated
@Cancellable(false)
class MyInvitesResource {
    private final ProjectInvites invites;
    private final CurrentCaller caller;
    private final PageLinks links;

    MyInvitesResource(ProjectInvites invites, CurrentCaller caller, PageLinks links) {
        this.invites = invites;
        this.caller = caller;
        this.links = links;
    }

    @GET
    @Operation(
            operationId = "workloadListMyInvites",
            summary = "List the caller's pending invites",
            description = "Invites to projects for the caller's verified e-mail address, newest first. Accepting takes"
                    + " the token, which was mailed. Link names the next page, if there is one.")
    public Uni<RestResponse<List<InviteJson>>> list(
            @Parameter(description = "1 to 1,000.") @QueryParam("limit") String limit,
            @Parameter(description = "Where the next page starts, from Link.") @QueryParam("cursor") String cursor) {
        var page = PageRequest.of(limit, cursor, PageRequest.MAX_LIMIT);
        return invites.waitingFor(caller.user(), page).map(found -> {
            var response = RestResponse.ResponseBuilder.ok(
                    found.items().stream().map(InviteJson::of).toList());
            links.next(found).ifPresent(next -> response.header(HttpHeaders.LINK, next));
            return response.build();
        });
    }
}

package io.groundplan.membership.api.workload;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.groundplan.membership.team.TeamLists;
import io.groundplan.membership.user.UserDirectory;
import io.groundplan.runtime.paging.PageRequest;
import io.groundplan.runtime.security.CurrentCaller;

/** The caller, on the workload surface. */
@Path("/api/v1/me")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Workload caller", description = "Who is calling.")
@Authenticated
@Cancellable(false)
class MeResource {
    private final UserDirectory directory;
    private final TeamLists teams;
    private final CurrentCaller caller;

    MeResource(UserDirectory directory, TeamLists teams, CurrentCaller caller) {
        this.directory = directory;
        this.teams = teams;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "workloadGetMe",
            summary = "Get the caller",
            description = "With the caller's teams, newest first, the personal one among them.")
    @APIResponseSchema(value = MeJson.class, responseCode = "200", responseDescription = "OK.")
    public Uni<MeJson> me() {
        var user = caller.user();
        var all = PageRequest.of(null, null, PageRequest.MAX_LIMIT);
        return directory.sighted(user).chain(known -> teams.of(user.id(), all)
                .map(page -> MeJson.of(known.user(), page.items())));
    }
}

package io.groundplan.membership.api.workload;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.groundplan.membership.member.Ownership;
import io.groundplan.membership.project.OwningService;
import io.groundplan.runtime.input.Inputs;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.security.CurrentCaller;

/**
 * Transfers of ownership. The answer is a project, which project-service owns: it is asked before anything is changed, so
 * that what is committed can also be answered, and told afterwards. A transfer changes nothing that the answer shows.
 */
@Path("/api/v1/projects/{projectId}/transfer")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Workload members", description = "Who has which role in a project.")
@Authenticated
@Cancellable(false)
class TransferResource {
    private final OwningService projects;
    private final Transfers transfers;
    private final Ownership ownership;
    private final CurrentCaller caller;

    TransferResource(OwningService projects, Transfers transfers, Ownership ownership, CurrentCaller caller) {
        this.projects = projects;
        this.transfers = transfers;
        this.ownership = ownership;
        this.caller = caller;
    }

    @POST
    @Operation(
            operationId = "workloadTransferProject",
            summary = "Transfer ownership",
            description =
                    "Needs the role owner. The new owner must be a member (400); an unknown user is 404. The old"
                            + " owner becomes admin, and a project in the old owner's personal team moves into the new owner's.")
    public Uni<TransferredProjectJson> transfer(
            @Parameter(description = "Project id.") @PathParam("projectId") String projectId, TransferJson body) {
        caller.user();
        var id = Ids.project(projectId);
        Ids.user("new_owner_id", Inputs.body(body).newOwnerId());
        return projects.find(id)
                .map(found -> found.orElseThrow(Problem::projectNotFound))
                .call(() -> transfers.transfer(projectId, body))
                .call(() -> ownership.tell(id))
                .map(TransferredProjectJson::of);
    }
}

package io.groundplan.project.api.fleet;

import java.util.List;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.groundplan.contracts.id.AgentId;
import io.groundplan.project.agent.Kind;
import io.groundplan.project.agent.Registrations;
import io.groundplan.runtime.idempotency.Idempotent;
import io.groundplan.runtime.input.Inputs;
import io.groundplan.runtime.paging.LastAndBefore;
import io.groundplan.runtime.security.CurrentCaller;

/** The agents of a project. */
@Path("/fleet/v1/projects/{projectID}/agents")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Fleet agents", description = "Agents that report for a project.")
@Authenticated
@Idempotent
@Cancellable(false)
class AgentsOfProjectResource {
    private final Registrations registrations;
    private final CurrentCaller caller;
    private final LastAndBefore paging;

    AgentsOfProjectResource(Registrations registrations, CurrentCaller caller, LastAndBefore paging) {
        this.registrations = registrations;
        this.caller = caller;
        this.paging = paging;
    }

    @GET
    @Operation(
            operationId = "listFleetAgents",
            summary = "List agents",
            description = "Newest first. For the project's viewers and its tokens with read:* or more.")
    public Uni<RestResponse<List<RegistrationBodies.RegistrationJson>>> list(
            @Parameter(description = "Project id.") @PathParam("projectID") String projectId,
            @Parameter(description = LastAndBefore.LAST) @QueryParam("last") String last,
            @Parameter(description = LastAndBefore.BEFORE) @QueryParam("before") String before) {
        var page = LastAndBefore.request(last, before, AgentId::parse);
        return registrations
                .list(caller.get(), Kind.AGENT, Ids.project(projectId), page)
                .map(found -> paging.answer(found, RegistrationBodies.RegistrationJson::of));
    }

    @POST
    @APIResponseSchema(
            value = RegistrationBodies.Registered.class,
            responseCode = "201",
            responseDescription = "Registered.")
    @Operation(
            operationId = "registerFleetAgent",
            summary = "Register an agent",
            description = "Names need not be unique. For the project's members and its tokens with create:* or more.")
    public Uni<RestResponse<RegistrationBodies.Registered>> register(
            @Parameter(description = "Project id.") @PathParam("projectID") String projectId,
            RegistrationBodies.NewRegistrationJson body) {
        return registrations
                .register(
                        caller.get(),
                        Kind.AGENT,
                        Ids.project(projectId),
                        Inputs.body(body).toDomain())
                .map(made -> RestResponse.ResponseBuilder.create(
                                RestResponse.Status.CREATED, RegistrationBodies.Registered.of(made))
                        .build());
    }
}

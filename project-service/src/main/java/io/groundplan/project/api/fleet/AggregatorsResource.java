package io.groundplan.project.api.fleet;

import java.time.Clock;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.groundplan.project.agent.Kind;
import io.groundplan.project.agent.Registrations;
import io.groundplan.runtime.idempotency.Idempotent;
import io.groundplan.runtime.security.CurrentCaller;

/** Aggregators by their own id. */
@Path("/fleet/v1/aggregators")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Fleet aggregators", description = "Aggregators that report for a project.")
@Authenticated
@Idempotent
@Cancellable(false)
class AggregatorsResource {
    private final Registrations registrations;
    private final CurrentCaller caller;
    private final Clock clock;

    AggregatorsResource(Registrations registrations, CurrentCaller caller, Clock clock) {
        this.registrations = registrations;
        this.caller = caller;
        this.clock = clock;
    }

    @DELETE
    @Path("{aggregatorID}")
    @APIResponseSchema(value = Deleted.class, responseCode = "200", responseDescription = "No longer registered.")
    @Operation(
            operationId = "deleteFleetAggregator",
            summary = "Delete an aggregator",
            description = "For the project's admins and its tokens with update:* or delete:*.")
    public Uni<RestResponse<Deleted>> delete(
            @Parameter(description = "Aggregator id.") @PathParam("aggregatorID") String aggregatorId) {
        return registrations
                .remove(caller.get(), Kind.AGGREGATOR, Ids.aggregator(aggregatorId))
                .replaceWith(() -> RestResponse.ok(Deleted.at(clock.instant())));
    }
}

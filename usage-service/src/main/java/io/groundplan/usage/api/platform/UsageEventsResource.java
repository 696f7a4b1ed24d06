package io.groundplan.usage.api.platform;

import java.time.Clock;
import java.util.List;
import java.util.function.Function;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.runtime.idempotency.Idempotent;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.security.CurrentCaller;
import io.groundplan.usage.intake.UsageIntake;
import io.groundplan.usage.metering.Usage;

/** Usage as gateways and proxies measured it. */
@Path("/api/v1/platform/projects/{projectId}/usage-events")
@Authenticated
@Idempotent
@Cancellable(false)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Usage")
class UsageEventsResource {
    static final String EVENT = "application/cloudevents+json";
    static final String BATCH = "application/cloudevents-batch+json";

    private final UsageIntake intake;
    private final CurrentCaller caller;
    private final Clock clock;

    UsageEventsResource(UsageIntake intake, CurrentCaller caller, Clock clock) {
        this.intake = intake;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Consumes(BATCH)
    @Operation(
            operationId = "sendUsageEvents",
            summary = "Send usage events",
            description =
                    "Takes up to 1,000 events in at most 1 MiB, all of them or none; what is wrong is said of each"
                            + " event. 202 means that they are stored and will be counted, once however often they are sent."
                            + " After a 503 send them again with the same ids. Needs the role member, or an API key with the"
                            + " scope usage:write.")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = BATCH,
                        schema = @Schema(type = SchemaType.ARRAY, implementation = UsageEventBody.class)),
                @Content(mediaType = EVENT, schema = @Schema(implementation = UsageEventBody.class))
            })
    @APIResponse(
            responseCode = "202",
            description = "All events are stored.",
            content = @Content(schema = @Schema(implementation = UsageAccepted.class)))
    public Uni<RestResponse<UsageAccepted>> batch(
            @Parameter(
                            description = "The project, in any form of its id.",
                            example = "prj_01hkd5a2bcqp9m3x7w8g",
                            schema = @Schema(type = SchemaType.STRING))
                    @PathParam("projectId")
                    String projectId,
            JsonNode body) {
        return accept(projectId, events -> events.batch(body));
    }

    @POST
    @Consumes(EVENT)
    @Operation(hidden = true)
    public Uni<RestResponse<UsageAccepted>> single(@PathParam("projectId") String projectId, JsonNode body) {
        return accept(projectId, events -> events.single(body));
    }

    private Uni<RestResponse<UsageAccepted>> accept(String projectId, Function<UsageEvents, List<Usage>> read) {
        var project = ProjectId.parse(projectId).orElseThrow(Problem::projectNotFound);
        var events = new UsageEvents(project, clock.instant());
        return intake.accept(caller.get(), project, () -> read.apply(events))
                .map(accepted -> RestResponse.ResponseBuilder.create(
                                RestResponse.Status.ACCEPTED, new UsageAccepted(true, accepted))
                        .build());
    }
}

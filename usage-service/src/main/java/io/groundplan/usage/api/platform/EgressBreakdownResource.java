package io.groundplan.usage.api.platform;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.security.CurrentCaller;
import io.groundplan.usage.report.Reports;

/** Where sent bytes come from; section "Get Egress Breakdown" of the platform document. */
@Path("/api/v1/platform/projects/{projectId}/egress-breakdown")
@Authenticated
@Cancellable(false)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Usage")
class EgressBreakdownResource {
    private final Reports reports;
    private final CurrentCaller caller;

    EgressBreakdownResource(Reports reports, CurrentCaller caller) {
        this.reports = reports;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "getProjectEgressBreakdown",
            summary = "Get egress breakdown",
            description =
                    "Bytes sent in the current month in UTC, by database and by operation, largest first. What has sent nothing is left out. Needs the role viewer.")
    @APIResponse(
            responseCode = "200",
            description = "The figures of the current month.",
            headers =
                    @Header(
                            name = Answers.AS_OF,
                            description = Answers.AS_OF_TEXT,
                            schema = @Schema(type = SchemaType.STRING, examples = "2024-01-15T10:30:00.000Z")),
            content = @Content(schema = @Schema(implementation = EgressBreakdownAnswer.class)))
    public Uni<RestResponse<EgressBreakdownAnswer>> egressBreakdown(
            @Parameter(
                            description = "The project, in any form of its id.",
                            example = "prj_01hkd5a2bcqp9m3x7w8g",
                            schema = @Schema(type = SchemaType.STRING))
                    @PathParam("projectId")
                    String projectId) {
        var reader = caller.user().id();
        var project = ProjectId.parse(projectId).orElseThrow(Problem::projectNotFound);
        return reports.egress(project, reader)
                .map(report -> Answers.ok(EgressBreakdownAnswer.of(report.figures()), report.completeUntil()));
    }
}

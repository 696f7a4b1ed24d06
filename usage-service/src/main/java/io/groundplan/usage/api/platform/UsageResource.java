package io.groundplan.usage.api.platform;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
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
import io.groundplan.usage.calendar.Period;
import io.groundplan.usage.report.Reports;

/** What a project uses; section "Get Project Usage" of the platform document. */
@Path("/api/v1/platform/projects/{projectId}/usage")
@Authenticated
@Cancellable(false)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Usage")
class UsageResource {
    private static final List<Period> PERIODS = List.of(Period.DAY, Period.WEEK, Period.MONTH);

    private final Reports reports;
    private final CurrentCaller caller;

    UsageResource(Reports reports, CurrentCaller caller) {
        this.reports = reports;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "getProjectUsage",
            summary = "Get project usage",
            description =
                    "Requests and bytes of traffic in the current day, week or month in UTC, and bytes stored now. Needs the role viewer.")
    @APIResponse(
            responseCode = "200",
            description = "The figures of the current period.",
            headers =
                    @Header(
                            name = Answers.AS_OF,
                            description = Answers.AS_OF_TEXT,
                            schema = @Schema(type = SchemaType.STRING, examples = "2024-01-15T10:30:00.000Z")),
            content = @Content(schema = @Schema(implementation = UsageAnswer.class)))
    public Uni<RestResponse<UsageAnswer>> usage(
            @Parameter(
                            description = "The project, in any form of its id.",
                            example = "prj_01hkd5a2bcqp9m3x7w8g",
                            schema = @Schema(type = SchemaType.STRING))
                    @PathParam("projectId")
                    String projectId,
            @Parameter(
                            description = "Which current period, in UTC; weeks start on Monday.",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"day", "week", "month"},
                                            defaultValue = "month"))
                    @QueryParam("period")
                    String period) {
        var reader = caller.user().id();
        var project = ProjectId.parse(projectId).orElseThrow(Problem::projectNotFound);
        var chosen = Answers.choice("period", period, Period.MONTH, Period::text, PERIODS);
        return reports.usage(project, reader, chosen)
                .map(report -> Answers.ok(UsageAnswer.of(report.figures()), report.completeUntil()));
    }
}

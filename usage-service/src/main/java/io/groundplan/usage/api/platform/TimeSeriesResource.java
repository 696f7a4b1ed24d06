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
import io.groundplan.usage.calendar.Range;
import io.groundplan.usage.report.Metric;
import io.groundplan.usage.report.Reports;

/** A project over time; section "Get Project Time Series" of the platform document. */
@Path("/api/v1/platform/projects/{projectId}/time-series")
@Authenticated
@Cancellable(false)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Usage")
class TimeSeriesResource {
    private static final List<Period> PERIODS = List.of(Period.HOUR, Period.DAY, Period.WEEK);

    private final Reports reports;
    private final CurrentCaller caller;

    TimeSeriesResource(Reports reports, CurrentCaller caller) {
        this.reports = reports;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "getProjectTimeSeries",
            summary = "Get project time series",
            description =
                    "One point for each whole hour, day or week in UTC that the range touches, the current one last: as many as the range divided by the period, rounded up. Requests are counted; bandwidth is bytes in and out; storage is bytes at the end of the point, by the last sample until then. Needs the role viewer.")
    @APIResponse(
            responseCode = "200",
            description = "The points in ascending order, none missing.",
            headers =
                    @Header(
                            name = Answers.AS_OF,
                            description = Answers.AS_OF_TEXT,
                            schema = @Schema(type = SchemaType.STRING, examples = "2024-01-15T10:30:00.000Z")),
            content = @Content(schema = @Schema(implementation = TimeSeriesAnswer.class)))
    public Uni<RestResponse<TimeSeriesAnswer>> timeSeries(
            @Parameter(
                            description = "The project, in any form of its id.",
                            example = "prj_01hkd5a2bcqp9m3x7w8g",
                            schema = @Schema(type = SchemaType.STRING))
                    @PathParam("projectId")
                    String projectId,
            @Parameter(
                            description =
                                    "What the values are of: `requests` a number, `bandwidth` and `storage` bytes.",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"requests", "bandwidth", "storage"},
                                            defaultValue = "requests"))
                    @QueryParam("metric")
                    String metric,
            @Parameter(
                            description = "How long a point is; weeks start on Monday.",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"hour", "day", "week"},
                                            defaultValue = "day"))
                    @QueryParam("period")
                    String period,
            @Parameter(
                            description = "How far back from now.",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"24h", "7d", "30d"},
                                            defaultValue = "7d"))
                    @QueryParam("range")
                    String range) {
        var reader = caller.user().id();
        var project = ProjectId.parse(projectId).orElseThrow(Problem::projectNotFound);
        var of = Answers.choice("metric", metric, Metric.REQUESTS, Metric::text, List.of(Metric.values()));
        var each = Answers.choice("period", period, Period.DAY, Period::text, PERIODS);
        var since = Answers.choice("range", range, Range.LAST_7_DAYS, Range::text, List.of(Range.values()));
        return reports.series(project, reader, of, each, since)
                .map(report -> Answers.ok(TimeSeriesAnswer.of(report.figures()), report.completeUntil()));
    }
}

package io.groundplan.usage.api.platform;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.usage.report.Series;

/** Answer of `GET /projects/{id}/time-series`. */
@Schema(
        name = "PlatformTimeSeries",
        requiredProperties = {"success", "timeSeries"})
record TimeSeriesAnswer(@Schema(examples = "true") boolean success, Values timeSeries) {

    @Schema(
            name = "PlatformTimeSeriesValues",
            requiredProperties = {"metric", "period", "data"})
    record Values(
            @Schema(description = "As asked for.", examples = "requests") String metric,
            @Schema(description = "As asked for.", examples = "day") String period,
            @Schema(description = "In ascending order, without gaps, the current period last.") List<Point> data) {}

    @Schema(
            name = "PlatformTimeSeriesPoint",
            requiredProperties = {"timestamp", "value"})
    record Point(
            @Schema(description = "When the hour, day or week begins, in UTC.", examples = "2024-01-15T00:00:00Z")
                    Instant timestamp,
            @Schema(description = "Requests, or bytes for the other metrics.", examples = "29000") BigInteger value) {}

    static TimeSeriesAnswer of(Series series) {
        return new TimeSeriesAnswer(
                true,
                new Values(
                        series.metric().text(),
                        series.period().text(),
                        series.points().stream()
                                .map(point -> new Point(point.start(), point.value()))
                                .toList()));
    }
}

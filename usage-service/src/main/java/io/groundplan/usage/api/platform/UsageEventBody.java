package io.groundplan.usage.api.platform;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An event of usage in the JSON format of CloudEvents 1.0, for the description only: it is read by UsageEvents. */
@Schema(
        name = "PlatformUsageEvent",
        requiredProperties = {"specversion", "id", "source", "type", "time", "data"})
record UsageEventBody(
        @Schema(description = "`1.0`.", examples = "1.0") String specversion,
        @Schema(
                        description =
                                "With `source` it says which event it is: sent again, it counts once. Ids that sort by"
                                        + " time, such as UUIDs of version 7, are the cheapest to count.",
                        maxLength = 255,
                        examples = "01a1ab94-89e8-7482-ab67-da99773f168c")
                String id,
        @Schema(description = "Who measured.", maxLength = 255, examples = "/edge/eu-1") String source,
        @Schema(description = "`io.groundplan.usage.recorded.v1`.", examples = "io.groundplan.usage.recorded.v1")
                String type,
        @Schema(
                        description = "When it happened, with an offset: at most 35 days ago and 5 minutes ahead.",
                        examples = "2026-11-05T12:00:01.004Z")
                String time,
        Data data) {

    @Schema(
            name = "PlatformUsageData",
            requiredProperties = {"operation", "requests", "ingressBytes", "egressBytes"})
    record Data(
            @Schema(
                            description = "The project of the path, in any form; may be absent.",
                            examples = "prj_01hkd5a2bcqp9m3x7w8g")
                    String projectId,
            @Schema(
                            description = "The database that was used, in any form, if one was.",
                            nullable = true,
                            examples = "db_01hkd5a2bcqp9m3x7w8g")
                    String databaseId,
            @Schema(
                            description = "`read` and `list` are reads, the others writes.",
                            enumeration = {"read", "list", "create", "update", "delete"},
                            examples = "read")
                    String operation,
            @Schema(
                            description = "Requests made.",
                            type = SchemaType.INTEGER,
                            format = "int64",
                            minimum = "0",
                            examples = "42")
                    Long requests,
            @Schema(
                            description = "Bytes received.",
                            type = SchemaType.INTEGER,
                            format = "int64",
                            minimum = "0",
                            examples = "5120")
                    Long ingressBytes,
            @Schema(
                            description = "Bytes sent.",
                            type = SchemaType.INTEGER,
                            format = "int64",
                            minimum = "0",
                            examples = "184320")
                    Long egressBytes) {}
}

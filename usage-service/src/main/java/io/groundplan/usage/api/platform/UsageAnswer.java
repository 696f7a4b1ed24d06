package io.groundplan.usage.api.platform;

import java.math.BigInteger;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.usage.report.Usage;

/** Answer of `GET /projects/{id}/usage`. */
@Schema(
        name = "PlatformUsage",
        requiredProperties = {"success", "usage"})
record UsageAnswer(@Schema(examples = "true") boolean success, Figures usage) {

    @Schema(
            name = "PlatformUsageFigures",
            requiredProperties = {"period", "requests", "bandwidth", "storage"})
    record Figures(
            @Schema(
                            description =
                                    "The current period in UTC: a month, a week of ISO 8601 such as `2024-W03`, or"
                                            + " a day such as `2024-01-15`.",
                            examples = "2024-01")
                    String period,
            Requests requests,
            Bandwidth bandwidth,
            Storage storage) {}

    @Schema(
            name = "PlatformUsageRequests",
            description = "Requests in the period.",
            requiredProperties = {"total", "reads", "writes"})
    record Requests(
            @Schema(description = "All of them.", examples = "125000") BigInteger total,
            @Schema(description = "Those that read or list.", examples = "100000") BigInteger reads,
            @Schema(description = "Those that create, update or delete.", examples = "25000") BigInteger writes) {}

    @Schema(
            name = "PlatformUsageBandwidth",
            description = "Bytes transferred in the period.",
            requiredProperties = {"total", "ingress", "egress"})
    record Bandwidth(
            @Schema(description = "In both directions.", examples = "1073741824") BigInteger total,
            @Schema(description = "Received.", examples = "268435456") BigInteger ingress,
            @Schema(description = "Sent.", examples = "805306368") BigInteger egress) {}

    @Schema(
            name = "PlatformUsageStorage",
            description = "Bytes stored now, by the last samples of the databases.",
            requiredProperties = {"total", "databases", "indexes"})
    record Storage(
            @Schema(description = "All of them; the `totalSize` of the statistics.", examples = "104857600") long total,
            @Schema(description = "Databases without their indexes.", examples = "94371840") long databases,
            @Schema(description = "Indexes.", examples = "10485760") long indexes) {}

    static UsageAnswer of(Usage usage) {
        return new UsageAnswer(
                true,
                new Figures(
                        usage.period(),
                        new Requests(usage.reads().add(usage.writes()), usage.reads(), usage.writes()),
                        new Bandwidth(
                                usage.ingressBytes().add(usage.egressBytes()),
                                usage.ingressBytes(),
                                usage.egressBytes()),
                        new Storage(
                                usage.databaseBytes() + usage.indexBytes(),
                                usage.databaseBytes(),
                                usage.indexBytes())));
    }
}

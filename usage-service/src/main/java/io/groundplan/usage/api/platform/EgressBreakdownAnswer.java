package io.groundplan.usage.api.platform;

import java.math.BigInteger;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.usage.report.EgressBreakdown;

/** Answer of `GET /projects/{id}/egress-breakdown`. */
@Schema(
        name = "PlatformEgressBreakdown",
        requiredProperties = {"success", "egressBreakdown"})
record EgressBreakdownAnswer(@Schema(examples = "true") boolean success, Figures egressBreakdown) {

    @Schema(
            name = "PlatformEgressBreakdownFigures",
            requiredProperties = {"total", "byDatabase", "byOperation"})
    record Figures(
            @Schema(
                            description = "Bytes sent in the current month in UTC; the sum of either list.",
                            examples = "805306368")
                    BigInteger total,
            @Schema(description = "Largest first.") List<OfDatabase> byDatabase,
            @Schema(description = "Largest first.") List<OfOperation> byOperation) {}

    @Schema(
            name = "PlatformEgressOfDatabase",
            requiredProperties = {"databaseId", "name", "egress"})
    record OfDatabase(
            @Schema(
                            description = "The database, dropped or not; null for what was sent without one.",
                            nullable = true,
                            examples = "db_01hkd5a2bcqp9m3x7w8g")
                    String databaseId,
            @Schema(
                            description = "What it is called, or was last; null for what was sent without one, and for"
                                    + " one that the project never had.",
                            nullable = true,
                            examples = "users-db")
                    String name,
            @Schema(description = "Bytes sent.", examples = "536870912") BigInteger egress) {}

    @Schema(
            name = "PlatformEgressOfOperation",
            requiredProperties = {"operation", "egress"})
    record OfOperation(
            @Schema(description = "`read`, `list`, `create`, `update` or `delete`.", examples = "read")
                    String operation,
            @Schema(description = "Bytes sent.", examples = "724775731") BigInteger egress) {}

    static EgressBreakdownAnswer of(EgressBreakdown breakdown) {
        return new EgressBreakdownAnswer(
                true,
                new Figures(
                        breakdown.total(),
                        breakdown.byDatabase().stream()
                                .map(sent -> new OfDatabase(
                                        sent.database().map(DatabaseId::text).orElse(null),
                                        sent.name().orElse(null),
                                        sent.bytes()))
                                .toList(),
                        breakdown.byOperation().stream()
                                .map(sent -> new OfOperation(sent.operation(), sent.bytes()))
                                .toList()));
    }
}

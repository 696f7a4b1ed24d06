package io.groundplan.usage.api.platform;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.usage.report.Stats;

/** Answer of `GET /projects/{id}/stats`. */
@Schema(
        name = "PlatformStats",
        requiredProperties = {"success", "stats"})
record StatsAnswer(@Schema(examples = "true") boolean success, Figures stats) {

    @Schema(
            name = "PlatformStatsFigures",
            requiredProperties = {
                "databaseCount",
                "collectionCount",
                "documentCount",
                "totalSize",
                "apiKeyCount",
                "activeApiKeys"
            })
    record Figures(
            @Schema(description = "Databases, from their request until they are dropped.", examples = "3")
                    long databaseCount,
            @Schema(description = "Tables in them, by their last samples.", examples = "12") long collectionCount,
            @Schema(description = "Rows in those tables, by the server's own estimate.", examples = "45000")
                    long documentCount,
            @Schema(description = "What the databases take with their indexes, in bytes.", examples = "104857600")
                    long totalSize,
            @Schema(description = "API keys of the project that are not deleted.", examples = "2") long apiKeyCount,
            @Schema(description = "Those of them that are neither revoked nor expired.", examples = "2")
                    long activeApiKeys) {}

    static StatsAnswer of(Stats stats) {
        return new StatsAnswer(
                true,
                new Figures(
                        stats.databases(),
                        stats.collections(),
                        stats.documents(),
                        stats.bytes(),
                        stats.apiKeys(),
                        stats.activeApiKeys()));
    }
}

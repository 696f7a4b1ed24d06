package io.groundplan.project.api.studio;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.project.traceability.Dataset;

/** Data that the project uses. */
@Schema(name = "StudioDataset")
record DatasetJson(
        @JsonProperty("_id")
                @Schema(required = true, description = "24 hex characters.", examples = "64a1f2c3b4e5d6f7a8b9c0f1")
                String id,
        @Schema(required = true, examples = "Transactions 2023") String name,
        @Schema(required = true, examples = "Data warehouse") String source,
        @Schema(required = true, examples = "Two years of card transactions.") String description,
        @Schema(
                        required = true,
                        nullable = true,
                        description = "How many records it has.",
                        minimum = "0",
                        examples = "250000")
                Long records,
        @Schema(required = true, format = "date-time", description = "UTC, in milliseconds.") String acquisitionDate,
        @Schema(
                        required = true,
                        enumeration = {
                            "business",
                            "data_understanding",
                            "data_preparation",
                            "modeling",
                            "evaluation",
                            "deployment"
                        })
                String phase,
        @Schema(required = true, description = "The project's id.", examples = ProjectJson.ID) String project,
        @Schema(required = true) CreatorJson createdBy,
        @Schema(required = true, format = "date-time", description = "UTC, in milliseconds.") String createdAt) {

    static DatasetJson of(Dataset dataset) {
        var content = dataset.content();
        var origin = dataset.origin();
        return new DatasetJson(
                dataset.id().hex(),
                content.name(),
                content.source(),
                content.description(),
                content.records().orElse(null),
                Times.text(content.acquisitionDate()),
                content.phase().text(),
                origin.project().hex(),
                CreatorJson.of(origin.createdBy()),
                Times.text(origin.createdAt()));
    }
}

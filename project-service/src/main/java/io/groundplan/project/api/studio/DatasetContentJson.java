package io.groundplan.project.api.studio;

import java.util.Optional;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.project.traceability.Dataset;
import io.groundplan.runtime.input.Inputs;
import io.groundplan.runtime.problem.Problem;

/** Body of POST /projects/{id}/datasets. */
@Schema(name = "StudioNewDataset")
record DatasetContentJson(
        @Schema(required = true, minLength = 1, maxLength = Inputs.NAME_LENGTH, examples = "Transactions 2023")
                String name,
        @Schema(required = true, minLength = 1, maxLength = Texts.PARAGRAPH, examples = "Data warehouse") String source,
        @Schema(
                        required = true,
                        minLength = 1,
                        maxLength = Texts.PARAGRAPH,
                        examples = "Two years of card transactions.")
                String description,
        @Schema(nullable = true, description = "How many records it has.", minimum = "0", examples = "250000")
                Long records,
        @Schema(
                        required = true,
                        description = "A time with an offset, or a date, which means its first moment in UTC.",
                        examples = "2024-01-15")
                String acquisitionDate,
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
                String phase) {

    Dataset.Content toDomain() {
        return new Dataset.Content(
                Inputs.required("name", name, Inputs.NAME_LENGTH),
                Inputs.required("source", source, Texts.PARAGRAPH),
                Inputs.required("description", description, Texts.PARAGRAPH),
                Optional.ofNullable(records).map(DatasetContentJson::notNegative),
                Times.parse("acquisitionDate", Inputs.required("acquisitionDate", acquisitionDate, Inputs.NAME_LENGTH)),
                Texts.phase(phase));
    }

    private static Long notNegative(Long value) {
        if (value < 0) {
            throw Problem.invalid("records", "must not be negative");
        }
        return value;
    }
}

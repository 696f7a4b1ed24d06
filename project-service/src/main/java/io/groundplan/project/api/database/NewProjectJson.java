package io.groundplan.project.api.database;

import java.util.Optional;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.project.database.NewDatabaseProject;
import io.groundplan.project.project.Purpose;
import io.groundplan.project.project.Slugs;
import io.groundplan.runtime.input.Inputs;
import io.groundplan.runtime.problem.Problem;

/** Body of POST /v1/projects. */
@Schema(name = "NewProject")
@JsonNaming(SnakeCaseStrategy.class)
record NewProjectJson(
        @Schema(required = true, minLength = 1, maxLength = 100, examples = "shop") String name,
        @Schema(description = "DNS label; made from the name when absent, 409 when given and taken.", maxLength = 63)
                String slug,
        @Schema(description = "A region of a known cluster; any when absent.") String region,
        @Schema(description = "A known cluster; the emptiest of the region when absent.") String clusterId,
        @Schema(
                        enumeration = {"production", "non_production"},
                        defaultValue = "production")
                String environment,
        @Schema(description = "An organization that the caller administers; their own when absent.")
                String organizationId) {

    NewDatabaseProject toDomain() {
        var label = Optional.ofNullable(slug);
        if (label.isPresent() && !Slugs.isLabel(slug)) {
            throw Problem.invalid("slug", "must be a DNS label: a-z, 0-9 and inner hyphens, at most 63");
        }
        return new NewDatabaseProject(
                Inputs.required("name", name, Inputs.NAME_LENGTH),
                label,
                Optional.ofNullable(region),
                Optional.ofNullable(clusterId),
                Optional.ofNullable(environment).map(NewProjectJson::purpose).orElse(Purpose.PRODUCTION),
                Ids.optionalOrganization(organizationId));
    }

    static Purpose purpose(String text) {
        return Purpose.parse(text)
                .orElseThrow(() -> Problem.invalid("environment", "must be production or non_production"));
    }
}

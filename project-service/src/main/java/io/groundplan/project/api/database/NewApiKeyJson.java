package io.groundplan.project.api.database;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.contracts.id.TeamId;
import io.groundplan.project.apikey.NewApiKey;
import io.groundplan.project.apikey.WantedScopes;
import io.groundplan.runtime.input.Inputs;

/** Body of POST /v1/organizations/{organization}/api-keys. */
@Schema(name = "NewApiKey")
@JsonNaming(SnakeCaseStrategy.class)
record NewApiKeyJson(
        @Schema(required = true, minLength = 1, maxLength = 100) String name,
        @Schema(
                        required = true,
                        description = "At least one of the documented scopes.",
                        examples = "[\"projects:read\"]")
                List<String> scopes,
        @Schema(description = "Limits the key to one project of the organization.") String projectId,
        @Schema(description = "ISO 8601 with an offset, in the future.", examples = "2030-01-31T00:00:00Z")
                String expiresAt) {

    NewApiKey toDomain(TeamId organization) {
        return new NewApiKey(
                organization,
                Optional.ofNullable(projectId).map(Ids::project),
                Inputs.required("name", name, Inputs.NAME_LENGTH),
                WantedScopes.parse(scopes),
                Inputs.instant("expires_at", expiresAt));
    }
}

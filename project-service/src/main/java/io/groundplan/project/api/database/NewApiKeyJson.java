package io.groundplan.project.api.database;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.contracts.id.TeamId;
import io.groundplan.project.apikey.NewApiKey;
import io.groundplan.runtime.input.Inputs;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.security.Scope;

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
                parseScopes(),
                Inputs.instant("expires_at", expiresAt));
    }

    private Set<Scope> parseScopes() {
        if (scopes == null || scopes.isEmpty()) {
            throw Problem.invalid("scopes", "must hold at least one scope");
        }
        var parsed = new LinkedHashSet<Scope>();
        for (var text : scopes) {
            parsed.add(Optional.ofNullable(text)
                    .flatMap(Scope::parse)
                    .orElseThrow(() -> Problem.invalid("scopes", "must hold known scopes only")));
        }
        return parsed;
    }
}

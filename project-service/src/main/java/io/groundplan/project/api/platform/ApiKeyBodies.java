package io.groundplan.project.api.platform;

import java.util.List;
import java.util.Optional;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.project.apikey.KeyUpdate;
import io.groundplan.project.apikey.NewProjectKey;
import io.groundplan.project.apikey.WantedScopes;
import io.groundplan.runtime.input.Inputs;
import io.groundplan.runtime.json.Field;

/** What is sent to make and to change an API key. */
final class ApiKeyBodies {
    private static final String SCOPES =
            "Of projects:read, projects:write, credentials:read, jobs:read and usage:write.";

    private ApiKeyBodies() {}

    @Schema(name = "PlatformNewApiKey")
    record NewKey(
            @Schema(required = true, minLength = 1, maxLength = 100, examples = "CI pipeline") String name,
            @Schema(required = true, description = "The project that the key is for.") String projectId,
            @Schema(required = true, description = SCOPES, examples = "[\"projects:read\"]") List<String> scopes,
            @Schema(
                            nullable = true,
                            description = "ISO 8601 with an offset, in the future; a key without it does not expire.",
                            examples = "2030-01-31T00:00:00Z")
                    String expiresAt) {

        NewProjectKey toDomain() {
            return new NewProjectKey(
                    Ids.project(Inputs.required("projectId", projectId, Integer.MAX_VALUE)),
                    Inputs.required("name", name, Inputs.NAME_LENGTH),
                    WantedScopes.parse(scopes),
                    Inputs.instant("expiresAt", expiresAt));
        }
    }

    /** Only the given fields change, `{}` changes nothing. */
    @Schema(name = "PlatformApiKeyUpdate")
    record Update(
            @Schema(implementation = String.class, minLength = 1, maxLength = 100, examples = "CI pipeline")
                    Field<String> name,
            @Schema(implementation = String[].class, description = SCOPES, examples = "[\"projects:read\"]")
                    Field<List<String>> scopes) {

        KeyUpdate toDomain() {
            return new KeyUpdate(
                    given(name).map(text -> Inputs.required("name", text.orElse(null), Inputs.NAME_LENGTH)),
                    given(scopes).map(texts -> WantedScopes.parse(texts.orElse(null))));
        }

        /** Empty for an absent field; what is in it is empty for a null, which no field takes. */
        private static <T> Optional<Optional<T>> given(Field<T> field) {
            if (field.isAbsent()) {
                return Optional.empty();
            }
            return Optional.of(field instanceof Field.Value<T> value ? Optional.of(value.value()) : Optional.empty());
        }
    }
}

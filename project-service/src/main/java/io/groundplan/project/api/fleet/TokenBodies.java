package io.groundplan.project.api.fleet;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.project.token.IssuedToken;
import io.groundplan.project.token.NewToken;
import io.groundplan.project.token.ProjectToken;
import io.groundplan.project.token.TokenPermission;
import io.groundplan.runtime.input.Inputs;
import io.groundplan.runtime.json.Millis;
import io.groundplan.runtime.problem.Problem;

/** What project tokens are made from and shown as. */
final class TokenBodies {
    private TokenBodies() {}

    @Schema(name = "FleetNewToken")
    record NewTokenJson(
            @Schema(required = true, minLength = 1, maxLength = 100, examples = "build pipeline") String name,
            @Schema(
                            nullable = true,
                            description = "Of create:*, read:*, update:*, delete:*; absent, null or empty: all.",
                            examples = "[\"create:*\",\"read:*\"]")
                    List<String> permissions) {

        NewToken toDomain() {
            return new NewToken(Inputs.required("name", name, Inputs.NAME_LENGTH), parsedPermissions());
        }

        private Set<TokenPermission> parsedPermissions() {
            var parsed = EnumSet.noneOf(TokenPermission.class);
            for (var text : permissions == null ? List.<String>of() : permissions) {
                parsed.add(Optional.ofNullable(text)
                        .flatMap(TokenPermission::parse)
                        .orElseThrow(() -> Problem.invalid(
                                "permissions", "must hold only create:*, read:*, update:* and delete:*")));
            }
            return parsed;
        }
    }

    @Schema(name = "FleetToken", description = "A project token without its text, which is shown once.")
    record TokenJson(
            @Schema(required = true) UUID id,
            @Schema(required = true, maxLength = 100, examples = "default") String name,
            @Schema(required = true) List<String> permissions,
            @Schema(required = true, format = "date-time", description = "UTC, in milliseconds.") String createdAt) {

        static TokenJson of(ProjectToken token) {
            return new TokenJson(
                    token.id().value(), token.name(), texts(token.permissions()), Millis.of(token.createdAt()));
        }
    }

    @Schema(name = "FleetIssuedToken")
    record IssuedTokenJson(
            @Schema(required = true) UUID id,
            @Schema(required = true, description = "For the header X-Project-Token; shown this once.") String token,
            @Schema(required = true, maxLength = 100) String name,
            @Schema(required = true) List<String> permissions,
            @Schema(required = true, format = "date-time", description = "UTC, in milliseconds.") String createdAt) {

        static IssuedTokenJson of(IssuedToken issued) {
            var token = issued.token();
            return new IssuedTokenJson(
                    token.id().value(),
                    issued.text(),
                    token.name(),
                    texts(token.permissions()),
                    Millis.of(token.createdAt()));
        }

        @Override
        public String toString() {
            return "IssuedTokenJson[" + id + "]";
        }
    }

    private static List<String> texts(Set<TokenPermission> permissions) {
        return permissions.stream().sorted().map(TokenPermission::text).toList();
    }
}

package io.groundplan.project.api.platform;

import java.util.function.UnaryOperator;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.project.project.Profile;
import io.groundplan.project.project.ProjectChange;
import io.groundplan.runtime.input.Inputs;
import io.groundplan.runtime.json.Field;
import io.groundplan.runtime.problem.Problem;

/** What is sent to make and to change a project. An empty description is none. */
final class ProjectBodies {
    private static final int DESCRIPTION_LENGTH = 2_000;

    private ProjectBodies() {}

    /** Create Project, request body. */
    @Schema(name = "PlatformNewProject")
    record NewProject(
            @Schema(required = true, minLength = 1, maxLength = 100, examples = "Production API") String name,
            @Schema(required = true, description = "The parent team, in any form of its id.") String teamId,
            @Schema(nullable = true, maxLength = 2000, examples = "Main production backend") String description) {

        Profile toDomain() {
            Inputs.required("teamId", teamId, Integer.MAX_VALUE);
            return Profile.named(Inputs.required("name", name, Inputs.NAME_LENGTH))
                    .withDescription(checked(description));
        }
    }

    /** Update Project, request body: only the given fields change, `{}` changes nothing. */
    @Schema(name = "PlatformProjectUpdate")
    record Update(
            @Schema(implementation = String.class, minLength = 1, maxLength = 100, examples = "Production API v2")
                    Field<String> name,
            @Schema(
                            implementation = String.class,
                            nullable = true,
                            description = "Null clears it.",
                            maxLength = 2000,
                            examples = "Updated production backend")
                    Field<String> description) {

        ProjectChange toDomain() {
            UnaryOperator<Profile> change = UnaryOperator.identity();
            if (!name.isAbsent()) {
                var given = Inputs.required("name", valueOf(name), Inputs.NAME_LENGTH);
                change = profile -> profile.withName(given);
            }
            var named = change;
            if (description.isAbsent()) {
                return ProjectChange.ofProfile(named);
            }
            var given = checked(valueOf(description));
            return ProjectChange.ofProfile(profile -> named.apply(profile).withDescription(given));
        }
    }

    private static String valueOf(Field<String> field) {
        return field instanceof Field.Value<String> given ? given.value() : null;
    }

    private static String checked(String description) {
        if (description == null || description.isEmpty()) {
            return null;
        }
        if (description.codePointCount(0, description.length()) > DESCRIPTION_LENGTH) {
            throw Problem.invalid("description", "must have at most " + DESCRIPTION_LENGTH + " characters");
        }
        return description;
    }
}

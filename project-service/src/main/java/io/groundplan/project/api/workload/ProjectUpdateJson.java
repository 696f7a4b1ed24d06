package io.groundplan.project.api.workload;

import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.project.project.Profile;
import io.groundplan.project.project.ProjectChange;
import io.groundplan.runtime.input.Inputs;
import io.groundplan.runtime.json.Field;

/** Body of PUT /api/v1/projects/{id}: only the given fields change, null clears those that may be null. */
@Schema(name = "WorkloadProjectUpdate")
@JsonNaming(SnakeCaseStrategy.class)
record ProjectUpdateJson(
        @Schema(implementation = String.class, minLength = 1, maxLength = 100, examples = "my-saas-v2")
                Field<String> name,
        @Schema(implementation = String.class, nullable = true, maxLength = 100) Field<String> displayName,
        @Schema(implementation = String.class, nullable = true, maxLength = 2000, examples = "Updated description")
                Field<String> description,
        @Schema(implementation = String.class, nullable = true, description = "#RRGGBB.", examples = "#3B82F6")
                Field<String> color,
        @Schema(implementation = Boolean.class) Field<Boolean> singleServerMode,
        @Schema(implementation = String.class, nullable = true, description = "Any UUID.", format = "uuid")
                Field<String> defaultServerId,
        @Schema(implementation = Boolean.class) Field<Boolean> autoErrorTrackingEnabled) {

    ProjectChange toDomain() {
        return ProjectChange.ofProfile(Stream.of(
                        set(newName(), Profile::withName),
                        set(text("display_name", displayName, Inputs.NAME_LENGTH), Profile::withDisplayName),
                        set(text("description", description, Checks.DESCRIPTION_LENGTH), Profile::withDescription),
                        set(Checks.checked(color, Checks::color), Profile::withColor),
                        set(Checks.notNull("single_server_mode", singleServerMode), Profile::withSingleServerMode),
                        set(Checks.checked(defaultServerId, Checks::server), Profile::withDefaultServer),
                        set(
                                Checks.notNull("auto_error_tracking_enabled", autoErrorTrackingEnabled),
                                Profile::withAutoErrorTracking))
                .reduce(UnaryOperator.identity(), (first, then) -> profile -> then.apply(first.apply(profile))));
    }

    private Field<String> newName() {
        return Checks.notNull("name", name) instanceof Field.Value<String> given
                ? new Field.Value<>(Inputs.required("name", given.value(), Inputs.NAME_LENGTH))
                : Field.absent();
    }

    private static Field<String> text(String name, Field<String> field, int max) {
        return Checks.checked(field, given -> Checks.text(name, given, max));
    }

    private static <T> UnaryOperator<Profile> set(Field<T> field, BiFunction<Profile, T, Profile> with) {
        if (field instanceof Field.Value<T> given) {
            return profile -> with.apply(profile, given.value());
        }
        return field.isAbsent() ? UnaryOperator.identity() : profile -> with.apply(profile, null);
    }
}

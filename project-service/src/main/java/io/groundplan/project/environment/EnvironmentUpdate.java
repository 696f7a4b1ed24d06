package io.groundplan.project.environment;

import java.util.Optional;

import io.groundplan.runtime.json.Field;
import io.groundplan.runtime.problem.Problem;

/** What an update of an environment sets; null clears every field but name and type. */
public record EnvironmentUpdate(
        Field<String> name,
        Field<String> displayName,
        Field<EnvironmentType> type,
        Field<String> description,
        Field<String> color,
        Field<String> gitBranch) {

    EnvironmentProfile applyTo(EnvironmentProfile before) {
        return new EnvironmentProfile(
                required("name", name, before.name()),
                optional(displayName, before.displayName()),
                required("type", type, before.type()),
                optional(description, before.description()),
                optional(color, before.color()),
                optional(gitBranch, before.gitBranch()));
    }

    private static <T> T required(String field, Field<T> given, T before) {
        if (given instanceof Field.Null<T>) {
            throw Problem.invalid(field, "must not be null");
        }
        return given instanceof Field.Value<T> value ? value.value() : before;
    }

    private static <T> Optional<T> optional(Field<T> given, Optional<T> before) {
        if (given instanceof Field.Value<T> value) {
            return Optional.of(value.value());
        }
        return given.isAbsent() ? before : Optional.empty();
    }
}

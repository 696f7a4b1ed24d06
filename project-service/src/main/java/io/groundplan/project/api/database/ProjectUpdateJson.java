package io.groundplan.project.api.database;

import java.util.function.Function;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.project.database.DatabaseProjectUpdate;
import io.groundplan.runtime.input.Inputs;
import io.groundplan.runtime.json.Field;

/** Body of PATCH /v1/projects/{id}: only the given fields change, `{}` changes nothing. */
@Schema(name = "ProjectUpdate")
@JsonNaming(SnakeCaseStrategy.class)
record ProjectUpdateJson(
        @Schema(implementation = String.class, minLength = 1, maxLength = 100) Field<String> name,
        @Schema(
                        implementation = String.class,
                        enumeration = {"production", "non_production"})
                Field<String> environment,
        @Schema(
                        implementation = String.class,
                        description = "A known plan; for owners of the organization.",
                        examples = "standard")
                Field<String> plan,
        @Schema(implementation = String.class, description = "PostgreSQL interval text.", examples = "60s")
                Field<String> statementTimeout,
        @Schema(implementation = String.class, description = "PostgreSQL interval text.", examples = "60s")
                Field<String> idleTransactionTimeout,
        @Schema(
                        implementation = Integer.class,
                        description = "1 to the plan's number; null goes back to the plan's.",
                        minimum = "1")
                Field<Integer> maxConnections) {

    DatabaseProjectUpdate toDomain() {
        return new DatabaseProjectUpdate(
                map(name, text -> Inputs.required("name", text, Inputs.NAME_LENGTH)),
                map(environment, NewProjectJson::purpose),
                plan,
                statementTimeout,
                idleTransactionTimeout,
                maxConnections);
    }

    private static <R> Field<R> map(Field<String> field, Function<String, R> parse) {
        if (field instanceof Field.Value<String> given) {
            return new Field.Value<>(parse.apply(given.value()));
        }
        return field.isAbsent() ? Field.absent() : new Field.Null<>();
    }
}

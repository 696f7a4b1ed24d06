package io.groundplan.project.api.workload;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

import io.groundplan.project.project.Slugs;
import io.groundplan.runtime.input.Inputs;
import io.groundplan.runtime.json.Field;
import io.groundplan.runtime.problem.Problem;

/** What this surface's documents allow in a field. A text that is empty once it is trimmed is none. */
final class Checks {
    static final int DESCRIPTION_LENGTH = 2_000;
    static final int BRANCH_LENGTH = 255;

    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private Checks() {}

    static Optional<String> text(String field, String text, int max) {
        return Optional.ofNullable(text)
                .filter(given -> !given.isEmpty())
                .map(given -> Inputs.required(field, given, max));
    }

    static Optional<String> color(String text) {
        return Optional.ofNullable(text).map(given -> {
            if (!COLOR.matcher(given).matches()) {
                throw Problem.invalid("color", "must be a color such as #3B82F6");
            }
            return given;
        });
    }

    static Optional<UUID> server(String text) {
        return Optional.ofNullable(text).map(given -> {
            if (!UUID_FORM.matcher(given).matches()) {
                throw Problem.invalid("default_server_id", "must be a UUID");
            }
            return UUID.fromString(given);
        });
    }

    /** A query parameter that is true or false, and false when absent. */
    static boolean flag(String name, String text) {
        if (text == null || text.equals("false")) {
            return false;
        }
        if (!text.equals("true")) {
            throw Problem.invalid(name, "must be true or false");
        }
        return true;
    }

    /** The name of an environment. */
    static String label(String text) {
        if (text == null || text.isEmpty()) {
            throw Problem.invalid("name", "is required");
        }
        if (!Slugs.isLabel(text)) {
            throw Problem.invalid("name", "must be a DNS label: a-z, 0-9 and inner hyphens, at most 63");
        }
        return text;
    }

    /** Checks the field of an update where a value is given; a value that turns out to be none clears the field. */
    static <R> Field<R> checked(Field<String> field, Function<String, Optional<R>> check) {
        if (field instanceof Field.Value<String> given) {
            return check.apply(given.value()).<Field<R>>map(Field.Value::new).orElseGet(Field.Null::new);
        }
        return field.isAbsent() ? Field.absent() : new Field.Null<>();
    }

    /** Refuses null for a field that always has a value. */
    static <T> Field<T> notNull(String name, Field<T> field) {
        if (field instanceof Field.Null<T>) {
            throw Problem.invalid(name, "must not be null");
        }
        return field;
    }
}

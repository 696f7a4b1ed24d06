package io.groundplan.project.api.fleet;

import java.util.Optional;

import io.groundplan.runtime.input.Inputs;
import io.groundplan.runtime.problem.Problem;

/** Texts that this surface's requests carry. */
final class Names {
    private Names() {}

    /** A name to look for; no table can hold the character that is refused. */
    static String searched(String name) {
        if (name.indexOf('\0') >= 0) {
            throw Problem.invalid("name", "must be text");
        }
        return name.strip();
    }

    /** A text that may be left out, by null or by nothing in it. */
    static Optional<String> optional(String field, String text) {
        return Optional.ofNullable(text)
                .filter(given -> !given.isEmpty())
                .map(given -> Inputs.required(field, given, Inputs.NAME_LENGTH));
    }
}

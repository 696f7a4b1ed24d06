package io.groundplan.project.api.studio;

import java.util.Optional;

import io.groundplan.project.phase.Phase;
import io.groundplan.runtime.input.Inputs;
import io.groundplan.runtime.problem.Problem;

/** The texts that bodies of this surface share. */
final class Texts {
    /** Of descriptions and whatever else is about a paragraph. */
    static final int PARAGRAPH = 2_000;

    /** Of what people may paste from their tools. */
    static final int PAGE = 10_000;

    static final String ONE_OF_THE_PHASES =
            "must be business, data_understanding, data_preparation, modeling, evaluation or deployment";

    private Texts() {}

    static Phase phase(String text) {
        return Phase.parse(Inputs.required("phase", text, Inputs.NAME_LENGTH))
                .orElseThrow(() -> Problem.invalid("phase", ONE_OF_THE_PHASES));
    }

    /** A text that may be absent; an empty one says nothing either. */
    static Optional<String> optional(String field, String text, int max) {
        return Optional.ofNullable(text)
                .filter(given -> !given.isEmpty())
                .map(given -> Inputs.required(field, given, max));
    }
}

package io.groundplan.worker.step;

import io.smallrye.mutiny.Uni;

/** What a step found in the catalogs. */
public sealed interface StepOutcome {

    /** Nothing to do; `note` says why where that is not plain. */
    record Satisfied(String note) implements StepOutcome {}

    /** There is work. */
    record Needed(Undo undo) implements StepOutcome {}

    /** The job must not go on; the reason is one sentence for people. */
    record Refused(String reason) implements StepOutcome {}

    static StepOutcome satisfied() {
        return new Satisfied("unchanged");
    }

    static StepOutcome satisfied(String note) {
        return new Satisfied(note);
    }

    static StepOutcome needed(Undo undo) {
        return new Needed(undo);
    }

    static StepOutcome refused(String reason) {
        return new Refused(reason);
    }

    static Uni<StepOutcome> now(StepOutcome outcome) {
        return Uni.createFrom().item(outcome);
    }
}

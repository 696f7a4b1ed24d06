package io.groundplan.worker.runner;

import io.smallrye.mutiny.Uni;

import io.groundplan.worker.step.Step;

/** Told of every step that an execution reaches; the execution goes on when the observer says so. */
interface StepObserver {
    StepObserver NONE = new StepObserver() {};

    default Uni<Void> before(Step step) {
        return Uni.createFrom().voidItem();
    }

    /** The step is satisfied, whether it had work or not. */
    default Uni<Void> after(Step step) {
        return Uni.createFrom().voidItem();
    }
}

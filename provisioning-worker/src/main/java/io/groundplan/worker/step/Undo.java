package io.groundplan.worker.step;

/** What a cancel means for the work that a step is about to do. */
public enum Undo {
    /** The step makes something of this job's own: cancelling takes it back. */
    REVERT,
    /** The step brings something to its wanted form: cancelling leaves it so. */
    KEEP,
    /** Nothing can bring back what the step removes: from here on the job cannot be cancelled. */
    IMPOSSIBLE
}

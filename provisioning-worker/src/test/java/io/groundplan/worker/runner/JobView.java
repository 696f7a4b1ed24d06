package io.groundplan.worker.runner;

import java.util.UUID;

/** A row of the job table as tests look at it. */
record JobView(
        UUID id,
        String state,
        int attempts,
        String stdout,
        String stderr,
        String error,
        String classification,
        Integer exitCode,
        long version) {

    boolean isTerminal() {
        return !state.equals("pending") && !state.equals("running");
    }
}

package io.groundplan.worker.runner;

/** How an execution ends that nothing stopped. */
enum Ending {
    COMPLETED,
    CANCELLED
}

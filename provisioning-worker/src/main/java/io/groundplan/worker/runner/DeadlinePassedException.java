package io.groundplan.worker.runner;

/** The job had all the time that a job may have. */
class DeadlinePassedException extends RuntimeException {
    DeadlinePassedException() {
        super("the deadline passed", null, false, false);
    }
}

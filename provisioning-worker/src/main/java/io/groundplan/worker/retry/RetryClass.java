package io.groundplan.worker.retry;

/** What the engine does about a failure. */
public enum RetryClass {
    /** Try again after a pause. */
    TRANSIENT,
    /** Try again after a long pause, and raise an alert about the cluster. */
    DISK_FULL,
    /** Trying again cannot help. */
    PERMANENT
}

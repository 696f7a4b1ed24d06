package io.groundplan.worker.queue;

/** The queue's own database did not answer; says nothing about the job. */
public class QueueUnavailableException extends RuntimeException {
    QueueUnavailableException(Throwable cause) {
        super("the job queue cannot be reached: " + cause.getMessage(), cause);
    }
}

package io.groundplan.worker.retry;

/** A job cannot succeed at this moment; the message is one sentence for people. */
public class TransientFailureException extends RuntimeException {
    public TransientFailureException(String message) {
        super(message, null, false, false);
    }
}

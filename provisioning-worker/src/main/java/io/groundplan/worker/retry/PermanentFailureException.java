package io.groundplan.worker.retry;

/** A job cannot succeed as things are; the message is one sentence for people. */
public class PermanentFailureException extends RuntimeException {
    public PermanentFailureException(String message) {
        super(message, null, false, false);
    }
}

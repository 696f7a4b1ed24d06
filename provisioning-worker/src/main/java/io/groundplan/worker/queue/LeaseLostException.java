package io.groundplan.worker.queue;

/** Someone else has the job now, or may have: its former holder stops and touches nothing more. */
public class LeaseLostException extends RuntimeException {
    public LeaseLostException(String reason) {
        super(reason, null, false, false);
    }
}

package io.groundplan.worker.copy;

import io.groundplan.worker.retry.TransientFailureException;

/** Asked before everything that changes the copy: throws when the lease is lost or nobody waits for the end any more. */
final class Stop implements Runnable {
    private final Runnable lease;
    private volatile boolean stopped;

    Stop(Runnable lease) {
        this.lease = lease;
    }

    void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        if (stopped) {
            throw new TransientFailureException("the copy was stopped");
        }
        lease.run();
    }
}

package io.groundplan.worker.runner;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import io.groundplan.worker.queue.Claim;
import io.groundplan.worker.queue.JobQueue;

/** Shows what a running job tells of itself, at most once a second; the end of the job shows everything. */
final class Progress {
    private static final Logger LOG = Logger.getLogger(Progress.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Claim claim;
    private final JobQueue queue;
    private final Transcript transcript;
    private final AtomicBoolean due = new AtomicBoolean();

    Progress(Claim claim, JobQueue queue, Transcript transcript) {
        this.claim = claim;
        this.queue = queue;
        this.transcript = transcript;
    }

    void tell(String line) {
        transcript.note(line);
        if (due.compareAndSet(false, true)) {
            Uni.createFrom()
                    .voidItem()
                    .onItem()
                    .delayIt()
                    .by(PAUSE)
                    .chain(this::show)
                    .subscribe()
                    .with(
                            shown -> {},
                            // the job has ended or is someone else's, or the queue is away: its end will show it all
                            failure ->
                                    LOG.debugf("progress not shown job=%s: %s", claim.jobId(), failure.getMessage()));
        }
    }

    private Uni<Void> show() {
        due.set(false);
        return queue.progress(claim, transcript.text());
    }
}

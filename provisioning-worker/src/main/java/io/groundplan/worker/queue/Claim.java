package io.groundplan.worker.queue;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.job.JobSpec;
import io.groundplan.worker.WorkerId;

/**
 * One worker's hold on one job. Whatever it writes names id and fence, so it changes nothing once another worker claimed
 * the job. `remaining` is the time to the deadline as of the claim, `traceparent` the place in a trace that the job was
 * requested at.
 */
public record Claim(
        UUID jobId,
        ProjectId project,
        String clusterId,
        String lockedResource,
        JobSpec spec,
        WorkerId worker,
        long fence,
        int attempts,
        int maxAttempts,
        Duration remaining,
        boolean cancelRequested,
        Set<String> undoSteps,
        boolean irrevocable,
        String traceparent) {

    /** The same hold, for taking back what these steps made. */
    public Claim forUndoing(Set<String> steps) {
        return new Claim(
                jobId,
                project,
                clusterId,
                lockedResource,
                spec,
                worker,
                fence,
                attempts,
                maxAttempts,
                remaining,
                true,
                steps,
                false,
                traceparent);
    }

    /** Whether the job is to be undone rather than done. */
    public boolean toBeCancelled() {
        return cancelRequested && !irrevocable;
    }
}

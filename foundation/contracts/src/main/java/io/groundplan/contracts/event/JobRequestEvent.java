package io.groundplan.contracts.event;

import java.time.Instant;
import java.util.UUID;

import io.groundplan.contracts.job.JobSpec;

/** What project-service asks of the provisioning engine. */
public sealed interface JobRequestEvent extends EventData {

    UUID jobId();

    @Override
    default String topic() {
        return Topics.JOB_REQUESTS;
    }

    /** Run this job once; of the jobs with one `lockedResource` (`project:<id>`) only one runs at a time. */
    record JobRequested(
            UUID jobId,
            UUID projectId,
            UUID organizationId,
            String clusterId,
            String lockedResource,
            int maxAttempts,
            Instant requestedAt,
            JobSpec spec)
            implements JobRequestEvent {
        public static final String TYPE = "io.groundplan.job.requested.v1";

        @Override
        public String eventType() {
            return TYPE;
        }
    }

    /** End the job at its next step boundary, undoing what it made. */
    record JobCancelRequested(UUID jobId, UUID projectId) implements JobRequestEvent {
        public static final String TYPE = "io.groundplan.job.cancel_requested.v1";

        @Override
        public String eventType() {
            return TYPE;
        }
    }
}

package io.groundplan.contracts.event;

import io.groundplan.contracts.job.JobReport;

/** What became of a job, owned by provisioning-worker; the report is the job as of this event. */
public sealed interface JobEvent extends EventData {

    JobReport job();

    @Override
    default String topic() {
        return Topics.JOBS;
    }

    /** A worker runs the job. */
    record JobStarted(JobReport job) implements JobEvent {
        public static final String TYPE = "io.groundplan.job.started.v1";

        @Override
        public String eventType() {
            return TYPE;
        }
    }

    /** A running job has something to show: the report's standard output is longer than it was. */
    record JobProgressed(JobReport job) implements JobEvent {
        public static final String TYPE = "io.groundplan.job.progressed.v1";

        @Override
        public String eventType() {
            return TYPE;
        }
    }

    /** An attempt failed for a passing reason; the job is pending again. */
    record JobRetrying(JobReport job) implements JobEvent {
        public static final String TYPE = "io.groundplan.job.retrying.v1";

        @Override
        public String eventType() {
            return TYPE;
        }
    }

    /** What the job asks for is true of the cluster. */
    record JobCompleted(JobReport job) implements JobEvent {
        public static final String TYPE = "io.groundplan.job.completed.v1";

        @Override
        public String eventType() {
            return TYPE;
        }
    }

    /** The job ended without success; nothing runs it again. */
    record JobFailed(JobReport job) implements JobEvent {
        public static final String TYPE = "io.groundplan.job.failed.v1";

        @Override
        public String eventType() {
            return TYPE;
        }
    }

    /** The job ended because someone asked for it; what it had made is undone. */
    record JobCancelled(JobReport job) implements JobEvent {
        public static final String TYPE = "io.groundplan.job.cancelled.v1";

        @Override
        public String eventType() {
            return TYPE;
        }
    }
}

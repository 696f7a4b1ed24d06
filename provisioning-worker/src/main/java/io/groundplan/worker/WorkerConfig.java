package io.groundplan.worker;

import java.time.Duration;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import org.hibernate.validator.constraints.time.DurationMin;

/** How this worker takes and runs jobs. */
@ConfigMapping(prefix = "groundplan.worker")
public interface WorkerConfig {

    /** Jobs run at the same time; 0 makes a replica that takes requests in but runs none. */
    @WithDefault("4")
    @Min(0)
    int concurrency();

    /** How long a claim holds without a heartbeat, which comes at a third of it. A killed worker costs this much. */
    @WithDefault("30s")
    @DurationMin(seconds = 1)
    Duration lease();

    /** The longest pause between two looks into the queue; a request that arrives here shortens it. */
    @WithDefault("1s")
    @DurationMin(millis = 100)
    Duration pollInterval();

    /** The pause between two searches for leases that ran out. */
    @WithDefault("5s")
    Duration reaperInterval();

    /** How long a job may take from its first claim, pauses included, before it fails as exhausted. */
    @WithDefault("10m")
    Duration deadline();

    /** The same for the copy of a database, which takes as long as its rows and indexes do. */
    @WithDefault("1h")
    Duration cloneDeadline();

    /** How long shutdown waits for running jobs; what runs longer is left to its lease. */
    @WithDefault("8s")
    Duration drainTimeout();

    /** How often every ready database is looked at; the looks are spread over it. */
    @WithDefault("60s")
    @DurationMin(seconds = 1)
    Duration sampleInterval();

    /** What one look may take altogether; a database that does not answer costs this much. */
    @WithDefault("5s")
    @DurationMin(millis = 100)
    Duration sampleTimeout();

    /** Connections of this worker to one cluster for looks at its databases; 0 makes a worker that takes none. */
    @WithDefault("3")
    @Min(0)
    int sampleConnections();

    /** How often the spare databases of a cluster are counted; they are too when a job has taken one. */
    @WithDefault("10s")
    @DurationMin(millis = 100)
    Duration spareInterval();

    /** How often every cluster is asked whether it is there. */
    @WithDefault("2s")
    @DurationMin(millis = 100)
    Duration watchInterval();

    /** How often a job is tried on a cluster that does not answer; the others wait until it does. */
    @WithDefault("15s")
    Duration trialInterval();

    /** How often clusters and projects are compared; nothing is repaired by that. */
    @WithDefault("10m")
    @DurationMin(seconds = 1)
    Duration driftInterval();

    @Valid
    Retry retry();

    @Valid
    Connections connections();

    /** The pauses between attempts: exponential with full jitter. */
    interface Retry {

        /** The longest first pause; each further one may be twice as long. */
        @WithDefault("1s")
        Duration base();

        /** No pause is longer. */
        @WithDefault("1m")
        Duration max();

        /** The shortest pause after a cluster ran out of disk. */
        @WithDefault("1m")
        Duration diskFull();
    }

    /** The connections to tenant clusters. */
    interface Connections {

        /** The most connections of this worker to one cluster, jobs and look-ups together. */
        @WithDefault("20")
        @Min(2)
        int perCluster();

        /** Connections of the administrator that are kept open between jobs; 0 makes each job open its own. */
        @WithDefault("4")
        @Min(0)
        int warm();

        /** How long a cluster may take to accept a connection. */
        @WithDefault("5s")
        Duration timeout();

        /** A cluster that answers nothing for this long loses the jobs that wait for it; they are tried again. */
        @WithDefault("15s")
        Duration silence();

        /** How long a statement may run on a cluster. */
        @WithDefault("2m")
        Duration statementTimeout();

        /** How long a statement may wait for a lock on a cluster. */
        @WithDefault("20s")
        Duration lockTimeout();
    }
}

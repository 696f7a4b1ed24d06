package io.groundplan.worker.queue;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import org.jboss.logging.Logger;

import io.groundplan.contracts.event.JobEvent;
import io.groundplan.contracts.job.JobReport;
import io.groundplan.contracts.job.JobState;

/**
 * `groundplan.jobs` (gauge, tag state): jobs pending, running and, of the last day, ended. `groundplan.jobs.oldest.pending`
 * (gauge, seconds): age of the oldest job that could run now; alert on it. `groundplan.jobs.changes` (counter, tags state
 * and type). `groundplan.jobs.duration` (timer, tags state and type): from the first claim to the end.
 */
@ApplicationScoped
class JobMetrics {
    private static final Logger LOG = Logger.getLogger(JobMetrics.class);
    private static final String STATES =
            """
            select state, count(*) as jobs
            from job
            where state in ('pending', 'running')
                or completed_at > now() - interval '1 day'
            group by state
            """;

    private static final String OLDEST =
            """
            select coalesce(extract(epoch from now() - min(run_after)), 0)::bigint as seconds
            from job
            where state = 'pending'
                and run_after <= now()
            """;

    /** What the share of slow jobs is told by. */
    private static final Duration[] BUCKETS = Stream.of(100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 120_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final Pool pool;
    private final MeterRegistry registry;
    private final Map<String, AtomicLong> states;
    private final AtomicLong oldest;

    JobMetrics(Pool pool, MeterRegistry registry) {
        this.pool = pool;
        this.registry = registry;
        this.states = Stream.of(JobState.values())
                .map(JobState::text)
                .collect(Collectors.toMap(
                        state -> state,
                        state -> registry.gauge("groundplan.jobs", Tags.of("state", state), new AtomicLong())));
        this.oldest = new AtomicLong();
        Gauge.builder("groundplan.jobs.oldest.pending", oldest, AtomicLong::get)
                .baseUnit("seconds")
                .register(registry);
    }

    void count(JobEvent event) {
        if (event instanceof JobEvent.JobProgressed) {
            return;
        }
        var job = event.job();
        registry.counter(
                        "groundplan.jobs.changes",
                        "state",
                        job.state().text(),
                        "type",
                        job.type().text())
                .increment();
        if (job.state().isTerminal() && job.startedAt() != null) {
            recordDuration(job);
        }
    }

    private void recordDuration(JobReport job) {
        Timer.builder("groundplan.jobs.duration")
                .tags("state", job.state().text(), "type", job.type().text())
                .serviceLevelObjectives(BUCKETS)
                .register(registry)
                .record(Duration.between(job.startedAt(), job.completedAt()));
    }

    @Scheduled(every = "10s", delayed = "2s")
    Uni<Void> measure() {
        return pool.query(STATES)
                .execute()
                .invoke(rows -> {
                    states.values().forEach(gauge -> gauge.set(0));
                    rows.forEach(this::setState);
                })
                .chain(() -> pool.query(OLDEST).execute())
                .invoke(rows -> oldest.set(rows.iterator().next().getLong("seconds")))
                .onFailure()
                .invoke(failure -> LOG.debugf("job counts are unknown: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private void setState(Row row) {
        states.get(row.getString("state")).set(row.getLong("jobs"));
    }
}

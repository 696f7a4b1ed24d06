package io.groundplan.worker.drift;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import org.jboss.logging.Logger;

import io.groundplan.worker.WorkerConfig;

/** Reports where clusters and projects disagree, every now and then and when asked, and repairs only when asked to. */
@ApplicationScoped
public class Drift {
    private static final Logger LOG = Logger.getLogger(Drift.class);
    private static final long FIRST_LOOK_MILLIS = 30_000;

    /** What a look found, and what became of the orphans where it was to be repaired. */
    public record Outcome(DriftReport report, List<Repaired> repaired) {}

    private final DriftSearch search;
    private final DriftRepair repair;
    private final DriftMetrics metrics;
    private final WorkerConfig config;
    private final Vertx vertx;
    private volatile Optional<DriftReport> last = Optional.empty();
    private long timer;

    Drift(DriftSearch search, DriftRepair repair, DriftMetrics metrics, WorkerConfig config, Vertx vertx) {
        this.search = search;
        this.repair = repair;
        this.metrics = metrics;
        this.config = config;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent started) {
        long interval = config.driftInterval().toMillis();
        timer = vertx.setPeriodic(Math.min(FIRST_LOOK_MILLIS, interval), interval, ignored -> look().subscribe()
                .with(report -> {}, failure -> LOG.warnf("no look for drift: %s", failure.getMessage())));
    }

    void stop(@Observes ShutdownEvent stopping) {
        vertx.cancelTimer(timer);
    }

    /** What the last look found; looks if there was none yet. */
    public Uni<DriftReport> last() {
        return last.map(report -> Uni.createFrom().item(report)).orElseGet(this::look);
    }

    /** Looks now. */
    public Uni<DriftReport> look() {
        return search.search().invoke(this::remember);
    }

    /** Looks now, drops the orphans that were found, and looks again; answers the second look. */
    public Uni<Outcome> repair() {
        return look().chain(found ->
                repair.repair(found).chain(repaired -> look().map(left -> new Outcome(left, repaired))));
    }

    private void remember(DriftReport report) {
        last = Optional.of(report);
        metrics.observed(report);
        report.orphans().forEach(Drift::log);
        report.missing()
                .forEach(missing -> LOG.errorf(
                        "drift: database is gone cluster=%s database=%s project=%s next=none, it is for people to repair",
                        missing.cluster(), missing.database(), missing.project().text()));
    }

    private static void log(DriftReport.Orphan orphan) {
        var thing = orphan.marked().thing();
        LOG.warnf(
                "drift: no project knows this %s cluster=%s name=%s project=%s next=%s",
                thing.kind().text(),
                thing.cluster(),
                thing.name(),
                orphan.marked().project().text(),
                orphan.disputed() ? "none, the engine counts a database of the project as ready" : "repair on request");
    }
}

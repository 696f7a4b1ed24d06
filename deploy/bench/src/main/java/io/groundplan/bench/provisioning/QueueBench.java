package io.groundplan.bench.provisioning;

import java.time.Duration;

import io.groundplan.bench.Line;
import io.groundplan.bench.stage.Alone;

/**
 * How many jobs that do nothing the worker's queue gets through, next to db-scheduler on the same server, and how soon a
 * committed fact is with a consumer. The worker runs alone, as it is packaged. The argument is how many jobs it runs at once.
 */
public final class QueueBench {
    private static final int JOBS = 20_000;
    private static final int WARM_UP_ROUNDS = 3;
    private static final int ROUNDS = 3;
    private static final int EVENTS_PER_SECOND = 500;
    private static final Duration FACTS = Duration.ofSeconds(15);

    private QueueBench() {}

    public static void main(String[] arguments) {
        int exit = 0;
        try (var stage = new Alone()) {
            Runtime.getRuntime().addShutdownHook(new Thread(stage::close));
            stage.start("provisioning-worker");
            run(stage, Integer.parseInt(arguments[0]));
        } catch (Exception e) {
            e.printStackTrace();
            exit = 1;
        }
        // Kafka leaves threads behind that are no daemons
        System.exit(exit);
    }

    private static void run(Alone stage, int concurrency) throws Exception {
        var facts = new Facts(stage);
        facts.measure(EVENTS_PER_SECOND, FACTS);
        var latency = facts.measure(EVENTS_PER_SECOND, FACTS);
        Line.remark(latency.size() + " events at " + EVENTS_PER_SECOND + " a second");
        Line.limit("outbox_to_consumer_p50", latency.p50(), "ms", 10);
        Line.limit("outbox_to_consumer_p99", latency.p99(), "ms", 50);

        var queue = new NoOpJobs(stage.connect());
        try (var scheduler = new DbScheduler(stage.database("scheduler"), concurrency)) {
            for (int round = 0; round < WARM_UP_ROUNDS; round++) {
                queue.perSecond(JOBS);
                scheduler.perSecond(JOBS);
            }
            double ours = 0;
            double theirs = 0;
            for (int round = 0; round < ROUNDS; round++) {
                theirs += scheduler.perSecond(JOBS) / ROUNDS;
                ours += queue.perSecond(JOBS) / ROUNDS;
            }
            Line.remark(concurrency + " jobs at a time");
            Line.print("db_scheduler_jobs", theirs, "jobs/s");
            Line.print("noop_jobs", ours, "jobs/s");
            Line.ratio("noop_jobs_ratio_to_db_scheduler", ours / theirs, 0.8);
        }
    }
}

package io.groundplan.bench.usage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.groundplan.bench.Line;
import io.groundplan.bench.load.Call;
import io.groundplan.bench.load.LoadGenerator;
import io.groundplan.bench.load.Target;
import io.groundplan.bench.stage.Alone;
import io.groundplan.bench.stage.Caller;
import io.groundplan.contracts.event.Actor;
import io.groundplan.contracts.event.EventEnvelope;
import io.groundplan.contracts.event.EventIds;
import io.groundplan.contracts.event.ProjectEvent.ProjectCreated;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.testkit.kafka.KafkaSend;

/** How much usage usage-service takes in, next to the bare statement. See the README beside this module. */
public final class UsageBench {
    private static final int CONNECTIONS = 8;
    private static final int EVENTS_IN_REQUEST = 100;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MICROS_PER_NANO = 1e-3;
    private static final double BYTES_PER_MEBIBYTE = 1 << 20;
    private static final int AHEAD = 100_000;
    private static final long REQUESTS_UNTIL_WARM = 6_000;

    private final UsageOptions options;
    private final Alone stage;
    private final Events events = Events.create();
    private final Caller owner;
    private final UUID project = ProjectId.next(Clock.systemUTC()).value();
    private final Counted counted;

    private UsageBench(UsageOptions options, Alone stage) throws Exception {
        this.options = options;
        this.stage = stage;
        this.owner = stage.caller("owner@example.com");
        this.counted = new Counted(stage.connect());
    }

    /** The arguments are `--quick` and `--minutes` with a number. */
    public static void main(String[] arguments) {
        int exit = 0;
        try (var stage = new Alone()) {
            Runtime.getRuntime().addShutdownHook(new Thread(stage::close));
            stage.start("usage-service");
            new UsageBench(UsageOptions.of(arguments), stage).run();
        } catch (Exception e) {
            e.printStackTrace();
            exit = 1;
        }
        // Kafka leaves threads behind that are no daemons
        System.exit(exit);
    }

    private void run() throws Exception {
        double bare = bare();
        tellOfTheProject();
        double kafka = ingest();
        Line.print("usage_kafka_ingest", kafka, "events/s");
        Line.print("usage_kafka_ingest_ratio", kafka / bare, "ratio");
        http();
        visibility(kafka / 2);
        if (!options.memory().isZero()) {
            memory(kafka / 2);
        }
    }

    private double bare() {
        try (var batch = new BareBatch(stage.vertx(), stage.database("bare"))) {
            batch.perSecond(events, options.warmUp().dividedBy(4));
            double rate = batch.perSecond(events, options.part().dividedBy(2));
            Line.print("usage_bare_batch", rate, "events/s");
            return rate;
        }
    }

    /** As fast as it is counted: the producer stays only a little ahead. */
    private double ingest() throws Exception {
        try (var producers = new Producers(stage.kafkaServers())) {
            feed(producers, options.warmUp());
            var cpu = stage.cpu();
            long before = counted.now();
            long began = System.nanoTime();
            feed(producers, options.part());
            long nanos = System.nanoTime() - began;
            long events = counted.now() - before;
            Line.print(
                    "usage_kafka_ingest_cpu", stage.cpu().minus(cpu).toNanos() * MICROS_PER_NANO / events, "us/event");
            return events * NANOS_PER_SECOND / nanos;
        }
    }

    private void feed(Producers producers, Duration duration) throws Exception {
        long already = counted.now();
        long until = System.nanoTime() + duration.toNanos();
        for (long sent = 0; System.nanoTime() < until; ) {
            for (int i = 0; i < AHEAD / 10; i++) {
                producers.send(events.next());
            }
            sent += AHEAD / 10;
            counted.await(already + sent - AHEAD);
        }
    }

    private void http() throws Exception {
        var path = "/api/v1/platform/projects/" + project + "/usage-events";
        var call = Call.post(path, owner.token());
        call.options().putHeader("content-type", "application/cloudevents-batch+json");
        var target = new Target("usage_http", () -> call.with(batch()), 202);
        var load = stage.load(CONNECTIONS);
        warmUp(load, target);
        var rate = load.run(target, options.part());
        Line.print("usage_http_ingest", rate.perSecond() * EVENTS_IN_REQUEST, "events/s");
    }

    /** What a request runs once is compiled for good after some 5,000 of them; what runs for each event, long before. */
    private void warmUp(LoadGenerator load, Target target) {
        long until = System.nanoTime() + options.longestWarmUp().toNanos();
        for (long answers = 0; answers < REQUESTS_UNTIL_WARM && System.nanoTime() < until; ) {
            answers += load.run(target, options.warmUp().dividedBy(4)).answers();
        }
    }

    private String batch() {
        return IntStream.range(0, EVENTS_IN_REQUEST)
                .mapToObj(i -> events.next(project).cloudEvent())
                .collect(Collectors.joining(",", "[", "]"));
    }

    private void visibility(double perSecond) throws Exception {
        awaitRest();
        var probed = ProjectId.next(Clock.systemUTC()).value();
        tellOf(probed);
        try (var traffic = new Traffic(stage.kafkaServers(), events.forAnotherThread(), perSecond);
                var producers = new Producers(stage.kafkaServers())) {
            var visibility = new Visibility(stage, owner, probed);
            visibility.p99(producers, events, probed, options.warmUp().dividedBy(4));
            double millis = visibility.p99(producers, events, probed, options.part());
            Line.remark("at " + Math.round(perSecond) + " events/s, " + traffic.sent() + " sent");
            Line.print("usage_visible_p99_at_half_load", millis, "ms");
        }
    }

    private void memory(double perSecond) throws Exception {
        try (var traffic = new Traffic(stage.kafkaServers(), events.forAnotherThread(), perSecond)) {
            long minutes = options.memory().toMinutes();
            for (long minute = 0; minute <= minutes; minute++) {
                Line.print(
                        "usage_resident_after_" + minute + "_min", stage.residentBytes() / BYTES_PER_MEBIBYTE, "MiB");
                TimeUnit.SECONDS.sleep(minute < minutes ? 60 : 0);
            }
            Line.remark(traffic.sent() + " events sent in that time");
        }
        awaitRest();
    }

    /** Until two looks in a row find the same. */
    private void awaitRest() throws Exception {
        long before = -1;
        while (before != counted.now()) {
            before = counted.now();
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private void tellOfTheProject() throws Exception {
        tellOf(project);
    }

    private void tellOf(UUID id) throws Exception {
        var created = new ProjectCreated(
                id, owner.team().value(), owner.person().user().value(), "Bench", "Bench", "bench");
        try (var kafka = KafkaSend.open(stage.kafkaServers())) {
            var now = Instant.now();
            var key = id.toString();
            kafka.event(
                    key,
                    new EventEnvelope(
                            EventIds.next(now), created.eventType(), "/bench", key, now, Actor.SYSTEM, 1, null),
                    created);
        }
        try (var known = stage.connect().prepareStatement("select 1 from known_project where project_id = ?")) {
            known.setObject(1, id);
            while (!known.executeQuery().next()) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
        }
    }
}

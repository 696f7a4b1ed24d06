package io.groundplan.usage.messaging;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.groundplan.contracts.event.Topics;
import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.testkit.kafka.KafkaSend;
import io.groundplan.usage.SentUsage;

/** What producers send over a bad day: late, twice, twice with another time, out of order, and rubbish in between. */
final class RandomUsage {
    private static final List<String> OPERATIONS = List.of("read", "list", "create", "update", "delete");
    private static final Duration OLDEST = Duration.ofDays(34);

    /** One record to be sent; `poison` is never counted. */
    record Step(SentUsage usage, String data, Map<String, String> headers, boolean poison) {

        void send(KafkaSend kafka) {
            kafka.record(Topics.USAGE, usage.key(), data, headers);
        }
    }

    private final Random random;
    private final List<ProjectId> projects;
    private final List<DatabaseId> databases;
    private final Instant now = Instant.now();

    RandomUsage(long seed, int projects) {
        this.random = new Random(seed);
        this.projects = IntStream.range(0, projects)
                .mapToObj(i -> ProjectId.next(Clock.systemUTC()))
                .toList();
        this.databases = IntStream.range(0, 3)
                .mapToObj(i -> DatabaseId.next(Clock.systemUTC()))
                .toList();
    }

    List<ProjectId> projects() {
        return projects;
    }

    List<Step> steps(int events) {
        var steps = new ArrayList<Step>();
        for (int i = 0; i < events; i++) {
            var usage = usage();
            steps.add(good(usage));
            if (random.nextInt(5) == 0) {
                steps.add(good(usage));
            }
            if (random.nextInt(10) == 0) {
                steps.add(good(usage.at(time())));
            }
            if (random.nextInt(20) == 0) {
                steps.add(poison());
            }
        }
        Collections.shuffle(steps, random);
        return steps;
    }

    private SentUsage usage() {
        return new SentUsage(
                one(projects),
                // producers have ids of their own making
                random.nextBoolean() ? UUID.randomUUID().toString() : "gateway/" + random.nextLong(),
                time(),
                random.nextInt(3) == 0 ? Optional.empty() : Optional.of(one(databases)),
                one(OPERATIONS),
                random.nextInt(100),
                random.nextInt(1_000_000),
                random.nextLong() >>> 24);
    }

    /** Often near the edges of buckets and near now, sometimes anywhere in the window. */
    private Instant time() {
        var any = now.minusMillis((long) (random.nextDouble() * OLDEST.toMillis()));
        return switch (random.nextInt(4)) {
            case 0 -> any;
            case 1 -> any.truncatedTo(ChronoUnit.DAYS).plusMillis(random.nextInt(2) - 1);
            case 2 -> any.truncatedTo(ChronoUnit.HOURS).plusMillis(random.nextInt(2) - 1);
            default -> now.minusMillis(random.nextInt(120_000));
        };
    }

    private Step poison() {
        var usage = usage();
        var headers = new HashMap<>(usage.headers());
        return switch (random.nextInt(7)) {
            case 0 -> new Step(usage, "{\"projectId\":", headers, true);
            case 1 -> new Step(usage, usage.data().replaceFirst("\"requests\":\\d+", "\"requests\":-1"), headers, true);
            case 2 ->
                new Step(
                        usage,
                        usage.data().replaceFirst("\"requests\":\\d+", "\"requests\":9223372036854775808"),
                        headers,
                        true);
            case 3 ->
                new Step(usage, usage.data().replaceFirst("\"requests\":\\d+", "\"requests\":1.5"), headers, true);
            case 4 -> {
                headers.put("ce_time", now.minus(Duration.ofDays(36)).toString());
                yield new Step(usage, usage.data(), headers, true);
            }
            case 5 -> {
                headers.put("ce_time", now.plus(Duration.ofHours(1)).toString());
                yield new Step(usage, usage.data(), headers, true);
            }
            default -> {
                headers.remove("ce_source");
                yield new Step(usage, usage.data(), headers, true);
            }
        };
    }

    private static Step good(SentUsage usage) {
        return new Step(usage, usage.data(), usage.headers(), false);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** Ids of what must end among the dead letters. */
    static List<String> poisonIds(Stream<Step> steps) {
        return steps.filter(Step::poison)
                .map(step -> step.usage().id())
                .sorted()
                .toList();
    }
}

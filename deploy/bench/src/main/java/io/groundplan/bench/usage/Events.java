package io.groundplan.bench.usage;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import io.groundplan.contracts.event.UsageEvent.UsageRecorded;
import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.id.ProjectId;

/**
 * Makes events as producers send them: of 200 projects with two databases each, mostly reads, ids that sort by time, times
 * of the last seconds. Nothing of it is expensive, since the machine is shared with what is measured. For one thread.
 */
final class Events {
    static final String SOURCE = "/edge/eu-1";
    static final String TYPE = UsageRecorded.TYPE;
    static final int PROJECTS = 200;
    private static final int PERCENT = 100;
    private static final int LATE_MILLIS = 3_000;
    private static final AtomicLong THREADS = new AtomicLong();

    private record Project(UUID id, List<UUID> databases) {}

    private final SplittableRandom random = new SplittableRandom(THREADS.incrementAndGet());
    private final long thread = THREADS.get();
    private final List<Project> projects;
    private long made;

    private Events(List<Project> projects) {
        this.projects = projects;
    }

    static Events create() {
        return new Events(IntStream.range(0, PROJECTS)
                .mapToObj(i -> new Project(
                        ProjectId.next(Clock.systemUTC()).value(),
                        List.of(
                                DatabaseId.next(Clock.systemUTC()).value(),
                                DatabaseId.next(Clock.systemUTC()).value())))
                .toList());
    }

    /** Others of the same projects, for another thread. */
    Events forAnotherThread() {
        return new Events(projects);
    }

    Event next() {
        return of(projects.get(random.nextInt(PROJECTS)));
    }

    /** One of that project. */
    Event next(UUID project) {
        return of(new Project(project, List.of(project, project)));
    }

    private Event of(Project project) {
        long now = System.currentTimeMillis();
        int database = random.nextInt(PERCENT);
        return new Event(
                project.id(),
                // a UUID of version 7, whose random part is a number of its own
                new UUID((now << 16) | 0x7000L | (made & 0xfff), (0b10L << 62) | (thread << 48) | made++),
                Instant.ofEpochMilli(now - random.nextInt(LATE_MILLIS)),
                database < 20 ? null : project.databases().get(database & 1),
                operation(random.nextInt(PERCENT)),
                random.nextInt(2_000),
                random.nextInt(20_000));
    }

    private static String operation(int percent) {
        if (percent < 60) {
            return "read";
        }
        if (percent < 80) {
            return "list";
        }
        if (percent < 90) {
            return "create";
        }
        return percent < 98 ? "update" : "delete";
    }
}

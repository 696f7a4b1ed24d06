package io.groundplan.usage;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** What a project's databases held, in memory: samples, and when a database was dropped. */
record Stored(List<Sampled> samples, Map<UUID, Instant> dropped) {

    record Sampled(Instant at, UUID database, long bytes, long indexBytes) {}

    /** Samples at random times up to then, bunched within hours; about a third of the databases is dropped. */
    static Stored random(Random random, int count, Instant end, List<UUID> databases) {
        var samples = new ArrayList<Sampled>();
        for (int i = 0; i < count; i++) {
            long bytes = random.nextInt(100_000_000);
            var at = random.nextInt(3) == 0
                    ? end.minusSeconds(random.nextInt(10_800))
                    : end.minusSeconds(random.nextInt(32 * 86_400));
            // no two at once: which of them is the last would be anybody's guess
            samples.add(new Sampled(
                    at.minus(i, ChronoUnit.MICROS),
                    databases.get(random.nextInt(databases.size())),
                    bytes,
                    random.nextInt((int) bytes + 1)));
        }
        var dropped = new HashMap<UUID, Instant>();
        for (int i = 0; i < databases.size(); i += 3) {
            dropped.put(databases.get(i), end.minusSeconds(random.nextInt(20 * 86_400)));
        }
        return new Stored(samples, dropped);
    }

    /** The sum over the databases of the last sample before that time, without those dropped before it. */
    long before(Instant end) {
        return bytesOf(end, false);
    }

    long indexBytesBefore(Instant end) {
        return bytesOf(end, true);
    }

    private long bytesOf(Instant end, boolean indexes) {
        return samples.stream()
                .map(Sampled::database)
                .distinct()
                .filter(database ->
                        !dropped.containsKey(database) || !dropped.get(database).isBefore(end))
                .mapToLong(database -> samples.stream()
                        .filter(sample -> sample.database().equals(database)
                                && sample.at().isBefore(end))
                        .max(Comparator.comparing(Sampled::at))
                        .map(last -> indexes ? last.indexBytes() : last.bytes())
                        .orElse(0L))
                .sum();
    }
}

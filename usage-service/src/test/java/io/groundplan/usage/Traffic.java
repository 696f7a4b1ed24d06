package io.groundplan.usage;

import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.groundplan.contracts.event.UsageEvent.UsageRecorded;

/** What a project used, in memory, and the figures that follow from it when everything is added up one by one. */
record Traffic(List<Used> all) {
    private static final List<String> OPERATIONS = List.of("read", "list", "create", "update", "delete");

    /** Bytes and requests at a time; the database may be null. */
    record Used(Instant at, UUID database, String operation, long requests, long ingress, long egress) {
        UsageRecorded in(UUID project) {
            return new UsageRecorded(project, database, operation, requests, ingress, egress);
        }

        boolean isRead() {
            return operation.equals("read") || operation.equals("list");
        }
    }

    /** At random times up to then; more of them near its end and its beginning, where calendars go wrong. */
    static Traffic random(Random random, int count, Instant end, List<UUID> databases) {
        var used = new ArrayList<Used>();
        for (int i = 0; i < count; i++) {
            var at =
                    switch (random.nextInt(4)) {
                        case 0 -> end.minusSeconds(random.nextInt(7_200));
                        case 1 -> end.truncatedTo(ChronoUnit.DAYS).minusMillis(random.nextInt(3) - 1);
                        default -> end.minusSeconds(random.nextInt(34 * 86_400));
                    };
            used.add(new Used(
                    at,
                    databases.get(random.nextInt(databases.size())),
                    OPERATIONS.get(random.nextInt(OPERATIONS.size())),
                    random.nextInt(1_000),
                    random.nextInt(1_000_000),
                    // some send nothing
                    Math.max(0, random.nextInt(1_000_000) - 200_000)));
        }
        return new Traffic(used);
    }

    Traffic where(Predicate<Used> condition) {
        return new Traffic(all.stream().filter(condition).toList());
    }

    /** From the start to before the end. */
    Traffic between(Instant start, Instant end) {
        return where(used -> !used.at().isBefore(start) && used.at().isBefore(end));
    }

    BigInteger requests() {
        return sum(Used::requests);
    }

    BigInteger bytes() {
        return sum(Used::ingress).add(sum(Used::egress));
    }

    BigInteger sum(Function<Used, Long> counter) {
        return all.stream().map(counter).map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** Bytes sent for each of what the function tells, without what has sent none, largest first. */
    <K> List<Map.Entry<K, BigInteger>> egressBy(Function<Used, K> key) {
        return all.stream()
                .filter(used -> used.egress() > 0)
                .collect(Collectors.groupingBy(
                        key,
                        Collectors.reducing(
                                BigInteger.ZERO, used -> BigInteger.valueOf(used.egress()), BigInteger::add)))
                .entrySet()
                .stream()
                .sorted(Map.Entry.<K, BigInteger>comparingByValue(Comparator.reverseOrder()))
                .toList();
    }

    static Instant startOfMonth(Instant now) {
        return now.atZone(ZoneOffset.UTC)
                .toLocalDate()
                .withDayOfMonth(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }
}

package io.groundplan.usage.messaging;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;

import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.usage.SentUsage;

/** Counts the way anybody would on one machine that never fails. */
final class NaiveModel {
    private final Set<String> seen = new HashSet<>();
    private final TreeMap<String, String> sums = new TreeMap<>();

    void add(SentUsage usage) {
        if (seen.add(usage.project() + " " + usage.id())) {
            long second = usage.time().getEpochSecond();
            add("minute", second - Math.floorMod(second, 60), usage);
            add("hour", second - Math.floorMod(second, 3_600), usage);
            add("day", second - Math.floorMod(second, 86_400), usage);
        }
    }

    /** As {@code UsageTables.sums} has them. */
    TreeMap<String, String> sums() {
        return sums;
    }

    private void add(String table, long bucket, SentUsage usage) {
        var database =
                usage.database().map(DatabaseId::value).map(Object::toString).orElse("none");
        sums.merge(
                table + " " + usage.project().value() + " " + bucket + " " + usage.operation() + " " + database,
                usage.requests() + " " + usage.ingressBytes() + " " + usage.egressBytes(),
                NaiveModel::plus);
    }

    private static String plus(String one, String other) {
        var left = one.split(" ");
        var right = other.split(" ");
        for (int i = 0; i < left.length; i++) {
            left[i] = Long.toString(Math.addExact(Long.parseLong(left[i]), Long.parseLong(right[i])));
        }
        return String.join(" ", left);
    }
}

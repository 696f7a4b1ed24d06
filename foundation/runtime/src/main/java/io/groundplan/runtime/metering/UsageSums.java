package io.groundplan.runtime.metering;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/** Sums of usage in memory, at most so many; any number of threads add while one takes them out. */
final class UsageSums {
    private final Map<Usage, Usage.Sum> sums = new ConcurrentHashMap<>();
    private final int limit;

    UsageSums(int limit) {
        this.limit = limit;
    }

    /** Answers false when there is no room for one more sum; a sum that is there grows in any case. */
    boolean add(Usage usage, Usage.Sum sum) {
        if (sums.size() >= limit && !sums.containsKey(usage)) {
            return false;
        }
        sums.merge(usage, sum, Usage.Sum::plus);
        return true;
    }

    /** Takes every sum out, whole: what is added meanwhile is in this one or begins the next. */
    void drain(BiConsumer<Usage, Usage.Sum> into) {
        for (var usage : sums.keySet()) {
            var sum = sums.remove(usage);
            if (sum != null) {
                into.accept(usage, sum);
            }
        }
    }
}

package io.groundplan.usage.metering;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** Counts batches of events, and finds those in a batch that cannot be counted. */
@ApplicationScoped
public class UsageCounter {
    /** An event that no waiting makes countable, for instance because a sum would no longer fit its column. */
    public record Refused(Usage usage, String reason) {}

    private final UsageStore store;
    private final RollupPartitions partitions;
    private final Counter counted;
    private final Counter duplicates;

    UsageCounter(UsageStore store, RollupPartitions partitions, MeterRegistry metrics) {
        this.store = store;
        this.partitions = partitions;
        this.counted = metrics.counter("groundplan.usage.counted");
        this.duplicates = metrics.counter("groundplan.usage.duplicates");
    }

    /**
     * Counts what was not counted before and answers what cannot be counted; fails, with nothing lost, while the store
     * cannot be used.
     */
    public Uni<List<Refused>> count(List<Usage> events, List<Progress> progress) {
        return Uni.createFrom().deferred(() -> cover(events)).chain(() -> attempt(events, progress));
    }

    private Uni<List<Refused>> attempt(List<Usage> events, List<Progress> progress) {
        return store.count(events, progress)
                .invoke(fresh -> counted.increment(fresh))
                .invoke(fresh -> duplicates.increment(events.size() - fresh))
                .replaceWith(List.<Refused>of())
                .onFailure(StoreFailures::isMissingPartition)
                .invoke(partitions::lookAgain)
                .onFailure(StoreFailures::isRefusal)
                .recoverWithUni(failure -> isolate(events, progress, failure))
                .onFailure(failure -> StoreFailures.isTooSlow(failure) && events.size() > 1)
                .recoverWithUni(failure -> halve(events, progress));
    }

    /** Halves the batch until the events that the store refuses are alone. */
    private Uni<List<Refused>> isolate(List<Usage> events, List<Progress> progress, Throwable failure) {
        if (events.size() <= 1) {
            var refused = events.stream()
                    .map(usage -> new Refused(usage, failure.getMessage()))
                    .toList();
            return store.count(List.of(), progress).replaceWith(refused);
        }
        return halve(events, progress);
    }

    private Uni<List<Refused>> halve(List<Usage> events, List<Progress> progress) {
        int half = events.size() / 2;
        return attempt(events.subList(0, half), List.of()).chain(first -> attempt(
                        events.subList(half, events.size()), progress)
                .map(second -> Stream.concat(first.stream(), second.stream()).toList()));
    }

    private Uni<Void> cover(List<Usage> events) {
        var days = events.stream().map(UsageCounter::day).collect(Collectors.toSet());
        return partitions.cover(days)
                ? Uni.createFrom().voidItem()
                : Uni.createFrom()
                        .<Void>item(() -> create(days))
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private Void create(Set<LocalDate> days) {
        try {
            partitions.create(days);
            return null;
        } catch (SQLException e) {
            throw new IllegalStateException("could not make partitions", e);
        }
    }

    private static LocalDate day(Usage usage) {
        return LocalDate.ofInstant(usage.time(), ZoneOffset.UTC);
    }
}

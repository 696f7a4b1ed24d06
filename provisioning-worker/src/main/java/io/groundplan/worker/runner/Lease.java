package io.groundplan.worker.runner;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import io.smallrye.mutiny.Uni;

import io.groundplan.worker.queue.LeaseLostException;
import io.groundplan.worker.queue.QueueUnavailableException;

/**
 * What a worker knows of its hold on a job. Without a renewal it counts as lost when its time is over, whatever the
 * queue would say, since another worker may have the job from then on.
 */
final class Lease {
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final long lengthNanos;
    private final CompletableFuture<Void> lost = new CompletableFuture<>();
    private volatile long renewedAt = System.nanoTime();

    Lease(Duration length) {
        this.lengthNanos = length.toNanos();
    }

    /**
     * The queue prolonged the lease.
     *
     * @param askedAt when it was asked to, by {@link System#nanoTime()}
     */
    void renewed(long askedAt) {
        renewedAt = askedAt;
    }

    void lose(String reason) {
        lost.completeExceptionally(new LeaseLostException(reason));
    }

    boolean isHeld() {
        if (System.nanoTime() - renewedAt >= lengthNanos) {
            lose("the lease ran out without a heartbeat");
        }
        return !lost.isDone();
    }

    /** Throws when the lease is lost. */
    void check() {
        if (!isHeld()) {
            throw new LeaseLostException("the lease is lost");
        }
    }

    /** Asks the queue, and while its database is away asks again, for as long as the lease is held. */
    <T> Uni<T> insist(Supplier<Uni<T>> question) {
        return Uni.createFrom()
                .deferred(question::get)
                .onFailure(failure -> failure instanceof QueueUnavailableException && isHeld())
                .retry()
                .withBackOff(SHORTEST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }

    /** Fails when the lease is lost, and never completes otherwise. */
    <T> Uni<T> lost() {
        return Uni.createFrom().emitter(emitter -> lost.whenComplete((nothing, failure) -> emitter.fail(failure)));
    }
}

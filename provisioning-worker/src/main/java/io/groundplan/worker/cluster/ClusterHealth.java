package io.groundplan.worker.cluster;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;

import io.groundplan.worker.retry.TransientFailureException;

/**
 * What this process knows of a cluster's answers, from its regular looks and from every connection of a job. One look
 * without an answer puts it in doubt, which only makes jobs careful; two in a row make it unreachable; and when nobody
 * has answered anything for a while, whoever still waits for it is told so.
 */
public final class ClusterHealth {
    private static final int CERTAIN = 2;
    private static final long NEVER = Long.MIN_VALUE;

    private final String cluster;
    private final long silenceNanos;
    private final AtomicInteger failures = new AtomicInteger();
    private final Set<UniEmitter<?>> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean seen;
    private volatile long answeredAt = NEVER;
    private volatile long silentSince = NEVER;

    ClusterHealth(String cluster, Duration silence) {
        this.cluster = cluster;
        this.silenceNanos = silence.toNanos();
    }

    /** It let us in. */
    void connected() {
        seen = true;
        failures.set(0);
        heard();
    }

    /** It answered, if only to say no; whether it is of use is another question. */
    void heard() {
        silentSince = NEVER;
        answeredAt = System.nanoTime();
    }

    /** A look at it failed although somebody answered. */
    public void unusable() {
        heard();
        failures.incrementAndGet();
    }

    /**
     * Nobody answered. Does not count when somebody else was answered meanwhile.
     *
     * @param askedAt when the question began, by {@link System#nanoTime()}
     */
    public void unanswered(long askedAt) {
        if (answeredAt != NEVER && answeredAt - askedAt > 0) {
            return;
        }
        failures.incrementAndGet();
        if (silentSince == NEVER) {
            silentSince = askedAt;
        } else if (System.nanoTime() - silentSince >= silenceNanos) {
            waiting.forEach(emitter -> emitter.fail(
                    new TransientFailureException("cluster %s is unreachable: no answer".formatted(cluster))));
        }
    }

    /** Whether its last look failed: what is begun there now may have to wait. */
    public boolean isInDoubt() {
        return failures.get() > 0;
    }

    /** Whether it answered lately. */
    public boolean isReachable() {
        return seen && failures.get() < CERTAIN;
    }

    /** Fails when it has been silent for too long, and never completes otherwise. */
    <T> Uni<T> silence() {
        return Uni.createFrom().emitter(emitter -> {
            waiting.add(emitter);
            emitter.onTermination(() -> waiting.remove(emitter));
        });
    }
}

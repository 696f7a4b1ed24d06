package io.groundplan.worker.runner;

import java.time.Duration;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/** A moment on this process's monotonic clock. */
record Deadline(long atNanos) {
    private static final Duration SHORTEST = Duration.ofMillis(1);

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** The time until then, never zero or less, so that it can be waited for. */
    Duration left() {
        var left = Duration.ofNanos(atNanos - System.nanoTime());
        return left.compareTo(SHORTEST) < 0 ? SHORTEST : left;
    }

    /** Fails when the time has come. Until then it holds nothing but a timer, which goes with whoever waits. */
    <T> Uni<T> passed(Vertx vertx) {
        return Uni.createFrom().emitter(emitter -> {
            long timer = vertx.setTimer(left().toMillis(), ignored -> emitter.fail(new DeadlinePassedException()));
            emitter.onTermination(() -> vertx.cancelTimer(timer));
        });
    }
}

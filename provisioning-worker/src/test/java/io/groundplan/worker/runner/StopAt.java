package io.groundplan.worker.runner;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import io.smallrye.mutiny.Uni;

import io.groundplan.worker.step.Step;

/** Interferes with one moment of an execution: before or after its nth step, counted from 0. */
final class StopAt implements StepObserver {
    private final int index;
    private final boolean after;
    private final Supplier<Uni<Void>> interference;
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final CompletableFuture<Void> reached = new CompletableFuture<>();

    private StopAt(int index, boolean after, Supplier<Uni<Void>> interference) {
        this.index = index;
        this.after = after;
        this.interference = interference;
    }

    static StopAt before(int index, Supplier<Uni<Void>> interference) {
        return new StopAt(index, false, interference);
    }

    static StopAt after(int index, Supplier<Uni<Void>> interference) {
        return new StopAt(index, true, interference);
    }

    /** The process is gone: it does nothing any more and tells nobody. */
    static Supplier<Uni<Void>> crash() {
        return () -> Uni.createFrom().nothing();
    }

    @Override
    public Uni<Void> before(Step step) {
        return !after && begun.getAndIncrement() == index
                ? interfere()
                : Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> after(Step step) {
        return after && ended.getAndIncrement() == index
                ? interfere()
                : Uni.createFrom().voidItem();
    }

    void awaitReached() throws Exception {
        reached.get(20, TimeUnit.SECONDS);
    }

    boolean wasReached() {
        return reached.isDone();
    }

    private Uni<Void> interfere() {
        reached.complete(null);
        return interference.get();
    }
}

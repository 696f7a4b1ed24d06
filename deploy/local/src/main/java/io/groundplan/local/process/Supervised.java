package io.groundplan.local.process;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A child that is started again whenever it dies, later each time, until it is told to stop. */
public final class Supervised implements AutoCloseable {
    private static final long POLL_MILLIS = 100;
    private static final Duration LONG_LIFE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Child child;
    private final ScheduledExecutorService scheduler;
    private final Consumer<String> report;
    private Process process;
    private boolean stopping;
    private long startedNanos;
    private Duration pause = Duration.ofSeconds(1);

    public Supervised(Child child, ScheduledExecutorService scheduler, Consumer<String> report) {
        this.child = child;
        this.scheduler = scheduler;
        this.report = report;
    }

    public String name() {
        return child.name();
    }

    /** Starts the process; nobody watches it yet. */
    public synchronized void start() {
        if (!stopping) {
            startedNanos = System.nanoTime();
            process = child.spawn();
        }
    }

    /** Waits until the child does its work, then watches it. */
    public void awaitReady(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        var current = current();
        while (!child.ready().test(current)) {
            if (!current.isAlive()) {
                throw new StartFailure(child, "ended with exit code " + current.exitValue());
            }
            if (System.nanoTime() > deadline) {
                throw new StartFailure(child, "was not ready after " + patience.toSeconds() + " s");
            }
            pausePolling();
        }
        current.onExit().thenAccept(this::ended);
    }

    /** Asks the process to end, without waiting for it; it will not be started again. */
    public synchronized void askToStop() {
        if (!stopping) {
            stopping = true;
            if (process != null && process.isAlive()) {
                child.stop().send(process);
            }
        }
    }

    /** Ends the process, by force if it does not end by itself. */
    @Override
    public void close() {
        askToStop();
        var last = current();
        if (last != null && !Leftovers.awaitEnd(last.toHandle())) {
            report.accept(child.name() + " did not stop in time and is killed");
            last.destroyForcibly();
            Leftovers.awaitEnd(last.toHandle());
        }
        child.pidFile().delete();
    }

    private synchronized Process current() {
        return process;
    }

    private synchronized void ended(Process dead) {
        if (stopping) {
            return;
        }
        boolean livedLong = System.nanoTime() - startedNanos > LONG_LIFE.toNanos();
        pause = livedLong ? Duration.ofSeconds(1) : pause;
        report.accept("%s died with exit code %d and is started again in %d s; %s ends with%n%s"
                .formatted(child.name(), dead.exitValue(), pause.toSeconds(), child.log(), child.lastLines()));
        scheduler.schedule(this::restart, pause.toMillis(), TimeUnit.MILLISECONDS);
        var doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    private void restart() {
        start();
        var current = current();
        if (!isStopping()) {
            current.onExit().thenAccept(this::ended);
            scheduler.execute(() -> reportReady(current));
        }
    }

    private void reportReady(Process current) {
        while (current.isAlive() && !isStopping()) {
            if (child.ready().test(current)) {
                report.accept(child.name() + " is back");
                return;
            }
            pausePolling();
        }
    }

    private synchronized boolean isStopping() {
        return stopping;
    }

    private static void pausePolling() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a process", e);
        }
    }
}

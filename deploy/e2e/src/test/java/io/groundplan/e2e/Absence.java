package io.groundplan.e2e;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;

/** A time in which one service of the stack is not there, although the stack starts it again and again. */
final class Absence {
    private static final long LOOK_MILLIS = 50;
    /** The stack waits longer before each start of a process that keeps dying. */
    private static final Duration RECOVERY = Duration.ofMinutes(2);

    private final RunningStack stack;
    private final String service;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(Absence::daemon);

    Absence(RunningStack stack, String service) {
        this.stack = stack;
        this.service = service;
        kill();
        watch.scheduleWithFixedDelay(this::kill, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Lets the stack start it, and waits until all services are ready. */
    void close() {
        watch.shutdownNow();
        var client = new Client(stack.address());
        Awaitility.await(service + " is back").atMost(RECOVERY).until(client::isReady);
    }

    private void kill() {
        stack.running(service).ifPresent(process -> {
            process.destroyForcibly();
            process.onExit().join();
        });
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "absence");
        thread.setDaemon(true);
        return thread;
    }
}

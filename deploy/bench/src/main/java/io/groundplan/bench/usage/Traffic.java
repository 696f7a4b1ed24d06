package io.groundplan.bench.usage;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Sends events at a rate, on a thread of its own, until it is closed. */
final class Traffic implements AutoCloseable {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long PAUSE_MILLIS = 5;

    private final AtomicLong sent = new AtomicLong();
    private final Thread thread;
    private volatile boolean stopped;

    Traffic(String servers, Events events, double perSecond) {
        thread = new Thread(() -> run(servers, events, perSecond), "traffic");
        thread.start();
    }

    long sent() {
        return sent.get();
    }

    private void run(String servers, Events events, double perSecond) {
        try (var producers = new Producers(servers)) {
            long began = System.nanoTime();
            while (!stopped) {
                long due = (long) ((System.nanoTime() - began) / NANOS_PER_SECOND * perSecond);
                for (; sent.get() < due; sent.incrementAndGet()) {
                    producers.send(events.next());
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
            producers.flush();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when Kafka has all of it. */
    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

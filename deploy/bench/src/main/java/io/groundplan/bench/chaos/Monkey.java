package io.groundplan.bench.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Makes trouble in the order that the seed says, at first one of each kind, until it is told to stop. */
final class Monkey {
    private static final int SHORTEST_PEACE_MILLIS = 300;
    private static final int LONGEST_PEACE_MILLIS = 2_700;

    private final ChaosStage stage;
    private final Random random;
    private final Duration trouble;
    private final Deque<Trouble> first;
    private final Map<Trouble, Integer> made = new EnumMap<>(Trouble.class);
    private final Thread thread = new Thread(this::run, "monkey");
    private volatile boolean stopped;
    private volatile Exception failure;

    Monkey(ChaosStage stage, ChaosOptions options) {
        this.stage = stage;
        this.random = new Random(options.seed());
        this.trouble = options.trouble();
        var all = new ArrayList<>(List.of(Trouble.values()));
        Collections.shuffle(all, random);
        this.first = new ArrayDeque<>(all);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** How often each trouble was made. */
    Map<Trouble, Integer> made() {
        return made;
    }

    /** Ends the trouble, with everything running again. */
    void stop() throws IOException, InterruptedException {
        stopped = true;
        thread.join();
        startTheDead();
        for (var worker : stage.workers()) {
            worker.awaitReady();
        }
        if (failure != null) {
            throw new IllegalStateException("the trouble maker has trouble itself", failure);
        }
    }

    private void run() {
        try {
            long end = System.nanoTime() + trouble.toNanos();
            while (!stopped && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(random.nextInt(SHORTEST_PEACE_MILLIS, LONGEST_PEACE_MILLIS));
                make(first.isEmpty() ? Trouble.next(random) : first.remove());
                startTheDead();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            failure = e;
        }
    }

    /** Whoever runs a service starts it again when it ends by itself: one that found no database, for instance. */
    private void startTheDead() throws IOException {
        for (var worker : stage.workers()) {
            worker.start();
        }
    }

    private void make(Trouble trouble) throws IOException, InterruptedException {
        trouble.happen(stage, random);
        made.merge(trouble, 1, Integer::sum);
    }
}

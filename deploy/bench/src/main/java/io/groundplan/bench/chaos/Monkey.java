package io.groundplan.bench.chaos;

import java.io.IOException;
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
    private static final int SHORTEST_PEACE_MILLIS = 200;
    private static final int LONGEST_PEACE_MILLIS = 1_800;

    private final ChaosStage stage;
    private final Random random;
    private final Deque<Trouble> first;
    private final Map<Trouble, Integer> made = new EnumMap<>(Trouble.class);
    private final Thread thread = new Thread(this::run, "monkey");
    private volatile boolean stopped;
    private volatile Exception failure;

    Monkey(ChaosStage stage, long seed) {
        this.stage = stage;
        this.random = new Random(seed);
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
            while (!stopped) {
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

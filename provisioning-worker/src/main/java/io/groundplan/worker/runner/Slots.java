package io.groundplan.worker.runner;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.groundplan.worker.cluster.Clusters;

/**
 * What one worker runs at the same time. A job whose cluster does not answer is waiting, not working: it takes no slot
 * from the others, and of such a cluster one job at a time is tried, and only now and then. Neither does one whose work is
 * done and whose end is being written, as long as there are no more of these than slots.
 */
final class Slots {
    private final Clusters clusters;
    private final int size;
    private final long trialNanos;
    private final Map<String, Integer> running = new HashMap<>();
    private final Map<String, Long> triedAt = new HashMap<>();
    private int opened;
    private int ending;

    Slots(Clusters clusters, int size, Duration trialInterval) {
        this.clusters = clusters;
        this.size = size;
        this.trialNanos = trialInterval.toNanos();
    }

    /**
     * Keeps the free slots for the jobs that are about to be claimed; answers how many. While a cluster is in doubt, it is
     * one: of that cluster no two may be claimed together.
     */
    synchronized int open() {
        int working = running.entrySet().stream()
                .filter(entry -> !isInDoubt(entry.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
        int free = Math.max(0, size - working - opened - Math.max(0, ending - size));
        boolean careful =
                clusters.all().stream().anyMatch(cluster -> cluster.health().isInDoubt());
        int kept = careful ? Math.min(1, free) : free;
        opened += kept;
        return kept;
    }

    /** The clusters whose jobs are left alone for now. */
    synchronized Set<String> closed() {
        long now = System.nanoTime();
        return clusters.all().stream()
                .filter(cluster -> cluster.health().isInDoubt())
                .map(cluster -> cluster.id())
                .filter(id -> running.containsKey(id) || triedAt.containsKey(id) && now - triedAt.get(id) < trialNanos)
                .collect(Collectors.toSet());
    }

    /** There were so many jobs less to claim. */
    synchronized void close(int unused) {
        opened -= unused;
        notifyAll();
    }

    /** A job begins in one of the slots that were kept. */
    synchronized Place take(String cluster) {
        opened--;
        running.merge(cluster, 1, Integer::sum);
        triedAt.put(cluster, System.nanoTime());
        return new Place(cluster);
    }

    /** What a job holds of its worker. */
    final class Place {
        private final String cluster;
        private boolean worked;

        private Place(String cluster) {
            this.cluster = cluster;
        }

        /** The work is done; what is left is to write that down. */
        void worked() {
            synchronized (Slots.this) {
                worked = true;
                ending++;
                leaveCluster();
            }
        }

        void leave() {
            synchronized (Slots.this) {
                if (worked) {
                    ending--;
                } else {
                    leaveCluster();
                }
                Slots.this.notifyAll();
            }
        }

        private void leaveCluster() {
            running.computeIfPresent(cluster, (id, jobs) -> jobs == 1 ? null : jobs - 1);
        }
    }

    /** Answers whether everything ended within that time. */
    synchronized boolean awaitEmpty(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (opened > 0 || ending > 0 || !running.isEmpty()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            wait(Math.max(1, Duration.ofNanos(left).toMillis()));
        }
        return true;
    }

    private boolean isInDoubt(String cluster) {
        return clusters.find(cluster).map(found -> found.health().isInDoubt()).orElse(false);
    }
}

package io.groundplan.runtime.outbox;

import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;

/**
 * Publishes the outbox: claim shards, read rows in order, send, wait for every acknowledgement, delete. A crash between
 * the last two publishes rows again, which the consumers' inboxes drop; nothing is lost, and rows of one key keep their
 * order because a shard has one relay at a time. Runs on a thread of its own with blocking calls, so that this order
 * can be read from top to bottom.
 */
@ApplicationScoped
public class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final long SHORTEST_PAUSE_MILLIS = 1;
    private static final long GROWTH = 3;

    /** From one look to the next: what is committed closer together is published together, for the price of one. */
    private static final long SHORTEST_ROUND_NANOS = TimeUnit.MILLISECONDS.toNanos(3);

    private final OutboxTable table;
    private final OutboxPublisher publisher;
    private final OutboxConfig config;
    private final Semaphore committed = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "outbox-relay");
    private volatile boolean stopped;

    OutboxRelay(OutboxTable table, OutboxPublisher publisher, OutboxConfig config) {
        this.table = table;
        this.publisher = publisher;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        thread.setDaemon(true);
        thread.start();
    }

    /** Before the pools close. */
    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        stopped = true;
        committed.release();
        thread.join(config.deliveryTimeout().toMillis());
        publisher.close();
    }

    /** Says that a transaction of this process has committed rows. */
    void rowsCommitted() {
        committed.release();
    }

    private void run() {
        boolean told = true;
        boolean likely = true;
        long pause = SHORTEST_PAUSE_MILLIS;
        while (!stopped) {
            long begun = System.nanoTime();
            var drained = look(likely);
            if (drained.rows() < config.batchSize()) {
                pause = pauseAfter(drained, told, pause);
                told = isToldWithin(pause);
                pause = told ? SHORTEST_PAUSE_MILLIS : pause;
                endRound(begun);
            }
            likely = told || drained.rows() > 0;
        }
    }

    /**
     * Whoever commits in this process says so afterwards, so one look finds it all. Looking often is for rows whose shard
     * another relay held at that moment, and while rows come that nobody here has told of.
     */
    private long pauseAfter(OutboxTable.Drained drained, boolean told, long before) {
        long longest = config.pollInterval().toMillis();
        if (told && drained.everyShard()) {
            return longest;
        }
        return drained.rows() > 0 ? SHORTEST_PAUSE_MILLIS : Math.min(before * GROWTH, longest);
    }

    private OutboxTable.Drained look(boolean likely) {
        try {
            return !likely && table.isEmpty()
                    ? OutboxTable.Drained.NOTHING
                    : table.drain(config.batchSize(), publisher::publish);
        } catch (SQLException | OutboxPublisher.NotAcknowledgedException | RuntimeException e) {
            // whatever it is: a relay that ends would keep facts to itself, and nobody would notice
            if (!stopped) {
                LOG.warnf("outbox paused for %s, its rows are kept: %s", config.failurePause(), e.getMessage());
                pause();
            }
            return OutboxTable.Drained.FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
            return OutboxTable.Drained.FAILED;
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(config.failurePause().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }

    /** Whoever commits meanwhile has committed before the next look. */
    private void endRound(long begun) {
        LockSupport.parkNanos(SHORTEST_ROUND_NANOS - (System.nanoTime() - begun));
        committed.drainPermits();
    }

    private boolean isToldWithin(long millis) {
        try {
            return committed.tryAcquire(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
            return false;
        }
    }
}

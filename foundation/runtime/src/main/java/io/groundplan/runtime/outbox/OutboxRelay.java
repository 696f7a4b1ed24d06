package io.groundplan.runtime.outbox;

import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

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

    private final OutboxTable table;
    private final OutboxPublisher publisher;
    private final OutboxConfig config;
    private final Semaphore expected = new Semaphore(0);
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
        expected.release();
        thread.join(config.deliveryTimeout().toMillis());
        publisher.close();
    }

    /** Says that a transaction of this process is about to commit rows. */
    void expectRows() {
        expected.release();
    }

    private void run() {
        long pause = SHORTEST_PAUSE_MILLIS;
        while (!stopped) {
            if (publishBatch() || waitForRows(pause)) {
                pause = SHORTEST_PAUSE_MILLIS;
            } else {
                // rows are expected a moment before their commit: look often at first, then ever more rarely
                pause = Math.min(pause + (pause + 1) / 2, config.pollInterval().toMillis());
            }
        }
    }

    private boolean publishBatch() {
        try {
            return table.drain(config.batchSize(), publisher::publish) > 0;
        } catch (SQLException | OutboxPublisher.NotAcknowledgedException | RuntimeException e) {
            // whatever it is: a relay that ends would keep facts to itself, and nobody would notice
            if (!stopped) {
                LOG.warnf("outbox paused for %s, its rows are kept: %s", config.failurePause(), e.getMessage());
                pause();
            }
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
            return false;
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

    private boolean waitForRows(long millis) {
        try {
            boolean announced = expected.tryAcquire(millis, TimeUnit.MILLISECONDS);
            expected.drainPermits();
            return announced;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
            return false;
        }
    }
}

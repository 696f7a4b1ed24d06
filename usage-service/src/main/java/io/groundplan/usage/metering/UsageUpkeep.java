package io.groundplan.usage.metering;

import java.sql.SQLException;
import java.time.Clock;

import javax.sql.DataSource;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import org.jboss.logging.Logger;

/**
 * Keeps the partitions: before anything is counted, and then on a schedule. One replica at a time does it, whoever holds
 * the lease; the others have nothing left to do.
 */
@ApplicationScoped
public class UsageUpkeep {
    /** Before the consumers start. */
    private static final int EARLY = 100;

    private static final Logger LOG = Logger.getLogger(UsageUpkeep.class);
    private static final long LEASE = 0x75736167_0003L;
    private static final String TAKE_LEASE = "select pg_try_advisory_lock(" + LEASE + ")";
    private static final String RETURN_LEASE = "select pg_advisory_unlock(" + LEASE + ")";

    private final DataSource database;
    private final RollupPartitions rollups;
    private final EventGenerations generations;
    private final Clock clock;

    UsageUpkeep(DataSource database, RollupPartitions rollups, EventGenerations generations, Clock clock) {
        this.database = database;
        this.rollups = rollups;
        this.generations = generations;
        this.clock = clock;
    }

    void start(@Observes @Priority(EARLY) StartupEvent started) {
        run();
    }

    /** Often, so that a round that found a table busy or the database away is soon made good. */
    @Scheduled(every = "10m", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void onSchedule() {
        run();
    }

    /** One round, as of the clock's time; whether it was done, by us and completely. */
    public boolean run() {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            try (var lease = statement.executeQuery(TAKE_LEASE)) {
                if (!lease.next() || !lease.getBoolean(1)) {
                    return false;
                }
            }
            try {
                tidy();
                return true;
            } finally {
                statement.execute(RETURN_LEASE);
            }
        } catch (SQLException e) {
            LOG.warnf("partitions were not kept, the next round tries again: %s", e.getMessage());
            return false;
        }
    }

    private void tidy() throws SQLException {
        var now = clock.instant();
        rollups.createAround(now);
        generations.advance(now);
        generations.dropExpired(now);
        rollups.dropExpired(now);
    }
}

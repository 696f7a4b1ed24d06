package io.groundplan.bench.usage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How many events the service has counted, by its own sums. */
final class Counted {
    private static final long POLL_MILLIS = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final PreparedStatement sum;

    Counted(Connection database) throws SQLException {
        sum = database.prepareStatement("select coalesce(sum(requests), 0) from usage_day");
    }

    long now() throws SQLException {
        try (var result = sum.executeQuery()) {
            result.next();
            return result.getLong(1);
        }
    }

    /** Fails when nothing is counted for a minute. */
    void await(long events) throws SQLException, InterruptedException {
        long last = 0;
        long since = System.nanoTime();
        for (long counted = now(); counted < events; counted = now()) {
            if (counted > last) {
                last = counted;
                since = System.nanoTime();
            } else if (System.nanoTime() - since > PATIENCE.toNanos()) {
                throw new IllegalStateException(counted + " events are counted, and no more; " + events + " were sent");
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }
}

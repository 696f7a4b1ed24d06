package io.groundplan.bench.usage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/** How many events the service has counted, by its own sums. */
final class Counted {
    private static final long POLL_MILLIS = 20;

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

    void await(long events) throws SQLException, InterruptedException {
        while (now() < events) {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }
}

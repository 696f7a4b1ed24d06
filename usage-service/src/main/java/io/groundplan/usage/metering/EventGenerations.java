package io.groundplan.usage.metering;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

/**
 * The partitions of seen events. One generation at a time takes new events; it is sealed by a change of a row while no
 * batch is under way, so that no event can slip into an older generation behind the back of a batch that looks there.
 * ADR 14 has the proof.
 */
@ApplicationScoped
class EventGenerations {
    /** Batches share this advisory lock, a seal has it alone. */
    static final long SEAL = 0x75736167_0001L;

    private static final Logger LOG = Logger.getLogger(EventGenerations.class);
    /** Beyond the window, for events ahead of their time and for clocks that differ. */
    private static final Duration KEPT_AFTER_SEAL = AcceptedWindow.BACK.plus(Duration.ofDays(1));

    private static final String OPEN =
            """
            select generation, opened_at
            from usage_generation
            where sealed_at is null
            """;

    private static final String CLOSE = "update usage_generation set sealed_at = ? where generation = ?";
    private static final String BEGIN = "insert into usage_generation (generation, opened_at) values (?, ?)";
    private static final String FORGET = "delete from usage_generation where generation = ?";
    private static final String EXPIRED =
            """
            select generation
            from usage_generation
            where sealed_at < ?
            order by generation
            """;

    private record Open(int generation, Instant since) {}

    private final PartitionDdl ddl;
    private final MeteringConfig config;

    EventGenerations(PartitionDdl ddl, MeteringConfig config) {
        this.ddl = ddl;
        this.config = config;
    }

    /** Makes the next generation's partition ahead of its time, and begins it when this one has had its span. */
    void advance(Instant now) throws SQLException {
        var next = ddl.transaction(connection -> open(connection).generation()) + 1;
        if (!ddl.partitionsOf("usage_event").contains(name(next))) {
            ddl.execute("select make_generation(" + next + ")");
        }
        ddl.transaction(connection -> {
            var open = open(connection);
            if (open.generation() + 1 == next
                    && !open.since().plus(config.generation()).isAfter(now)) {
                seal(connection, open.generation(), now);
            }
            return next;
        });
    }

    /** Drops the generations whose events could not be accepted again, under any time. */
    void dropExpired(Instant now) throws SQLException {
        for (int generation : expired(now)) {
            ddl.transaction(connection -> {
                PartitionDdl.execute(connection, "select drop_generation(" + generation + ")");
                return change(connection, FORGET, generation);
            });
            LOG.infof("generation of seen events dropped generation=%d", generation);
        }
    }

    private void seal(Connection connection, int generation, Instant now) throws SQLException {
        PartitionDdl.execute(connection, "select pg_advisory_xact_lock(" + SEAL + ")");
        change(connection, CLOSE, at(now), generation);
        change(connection, BEGIN, generation + 1, at(now));
        LOG.infof("generation of seen events sealed generation=%d", generation);
    }

    private List<Integer> expired(Instant now) throws SQLException {
        return ddl.transaction(connection -> {
            try (var statement = connection.prepareStatement(EXPIRED)) {
                statement.setObject(1, at(now.minus(KEPT_AFTER_SEAL)));
                var generations = new ArrayList<Integer>();
                try (var result = statement.executeQuery()) {
                    while (result.next()) {
                        generations.add(result.getInt(1));
                    }
                }
                return generations;
            }
        });
    }

    private static Open open(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(OPEN);
                var result = statement.executeQuery()) {
            result.next();
            return new Open(
                    result.getInt("generation"),
                    result.getObject("opened_at", OffsetDateTime.class).toInstant());
        }
    }

    private static int change(Connection connection, String sql, Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static String name(int generation) {
        return "usage_event_" + generation;
    }
}

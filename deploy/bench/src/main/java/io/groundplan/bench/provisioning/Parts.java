package io.groundplan.bench.provisioning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

import io.groundplan.bench.Line;

/** What the time from a request to a ready project goes into. A part of the engine's begins and ends with a transaction. */
final class Parts {
    private static final String TIMES =
            """
            select requested_at, created_at, started_at, completed_at
            from job
            where id = ?
            """;

    private final List<Ready> projects = new ArrayList<>();
    private final Samples whole = new Samples();

    /** Answers the project's id. */
    String add(Ready ready) {
        projects.add(ready);
        whole.add(Duration.between(ready.asked(), ready.answered()).toNanos());
        return ready.project();
    }

    Samples whole() {
        return whole;
    }

    /** Reads the rest from the queue. */
    void print(String prefix, StackServers servers) throws SQLException {
        var accepted = new Samples();
        var queued = new Samples();
        var started = new Samples();
        var worked = new Samples();
        var told = new Samples();
        try (var queue = servers.queue();
                var statement = queue.prepareStatement(TIMES)) {
            for (var ready : projects) {
                statement.setObject(1, ready.job());
                try (var row = statement.executeQuery()) {
                    row.next();
                    add(accepted, ready.asked(), ready.accepted());
                    add(queued, at(row, "requested_at"), at(row, "created_at"));
                    add(started, at(row, "created_at"), at(row, "started_at"));
                    add(worked, at(row, "started_at"), at(row, "completed_at"));
                    add(told, at(row, "completed_at"), ready.answered());
                }
            }
        }
        Line.print(prefix + "request_to_accepted_p50", accepted.p50(), "ms");
        Line.print(prefix + "request_to_queue_p50", queued.p50(), "ms");
        Line.limit(prefix + "enqueue_to_start_p50", started.p50(), "ms", 10);
        Line.print(prefix + "start_to_completed_p50", worked.p50(), "ms");
        Line.print(prefix + "completed_to_answer_p50", told.p50(), "ms");
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static void add(Samples samples, Instant from, Instant to) {
        samples.add(Duration.between(from, to).toNanos());
    }
}

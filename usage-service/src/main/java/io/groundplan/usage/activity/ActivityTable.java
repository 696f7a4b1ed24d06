package io.groundplan.usage.activity;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import io.groundplan.contracts.event.Actor;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.runtime.paging.Cursor;
import io.groundplan.runtime.paging.PageRequest;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.sql.Transactions;

/** The rows of activity. */
@ApplicationScoped
class ActivityTable {
    /** Entries of one moment; every event that its topic had accepted before `completeUntil` is among them. */
    record Rows(List<ActivityEntry> entries, Instant completeUntil) {}

    private static final String INSERT =
            """
            insert into activity_entry (id, project_id, action, actor_id, actor_name, details, occurred_at)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict on constraint activity_entry_pk do nothing
            """;

    /** At least one row, which tells how complete the others are; one without an entry where there is none. */
    private static final String ENTRIES =
            """
            select entry.*, complete_until.at as complete_until
            from complete_until
            left join lateral (
                select id, project_id, action, actor_id, actor_name, details, occurred_at, position
                from activity_entry
                where project_id = $1
                %s
                order by occurred_at desc, position desc
                limit $2
            ) entry on true
            order by entry.occurred_at desc, entry.position desc
            """;

    private static final String NEWEST = ENTRIES.formatted("");
    private static final String NEWEST_BEHIND = ENTRIES.formatted("and (occurred_at, position) < ($3, $4)");

    private static final String PLACE =
            """
            select occurred_at, position
            from activity_entry
            where id = $1
            and project_id = $2
            """;

    private final Transactions transactions;
    private final Pool pool;

    ActivityTable(Transactions transactions, Pool pool) {
        this.transactions = transactions;
        this.pool = pool;
    }

    Uni<Void> insert(ActivityEntry entry) {
        return transactions
                .update(
                        INSERT,
                        entry.id(),
                        entry.project().value(),
                        entry.action(),
                        entry.actor().id(),
                        entry.actor().name(),
                        new JsonObject(entry.details()),
                        entry.occurredAt().atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }

    /** One entry more than asked for, when there are more. */
    Uni<Rows> newest(ProjectId project, PageRequest request) {
        int rows = request.limit() + 1;
        return request.cursor()
                .map(cursor -> newestBehind(cursor, project, rows))
                .orElseGet(() -> query(NEWEST, Tuple.of(project.value(), rows)));
    }

    private Uni<Rows> newestBehind(Cursor cursor, ProjectId project, int rows) {
        return rows(PLACE, Tuple.of(cursor.after(), project.value()))
                .map(ActivityTable::place)
                .chain(place -> query(
                        NEWEST_BEHIND, Tuple.of(project.value(), rows, place.getOffsetDateTime(0), place.getLong(1))));
    }

    private static Row place(RowSet<Row> found) {
        if (found.size() == 0) {
            throw Problem.invalid("cursor", "is not one of this project's");
        }
        return found.iterator().next();
    }

    private Uni<Rows> query(String sql, Tuple parameters) {
        return pool.preparedQuery(sql).execute(parameters).map(ActivityTable::rows);
    }

    private static Rows rows(RowSet<Row> found) {
        var entries = StreamSupport.stream(found.spliterator(), false)
                .filter(row -> row.getUUID("id") != null)
                .map(ActivityTable::entry)
                .toList();
        return new Rows(
                entries,
                found.iterator().next().getOffsetDateTime("complete_until").toInstant());
    }

    private Uni<RowSet<Row>> rows(String sql, Tuple parameters) {
        return pool.withConnection(connection -> connection.preparedQuery(sql).execute(parameters));
    }

    private static ActivityEntry entry(Row row) {
        return new ActivityEntry(
                row.getUUID("id"),
                new ProjectId(row.getUUID("project_id")),
                row.getString("action"),
                new Actor(row.getString("actor_id"), row.getString("actor_name")),
                row.getJsonObject("details").getMap(),
                row.getOffsetDateTime("occurred_at").toInstant());
    }
}

package io.groundplan.usage.metering;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Counts a batch in one statement, so that what is remembered as seen and what is added to the sums cannot differ. Rows
 * are written in one order by everybody: events, minutes, hours, days, each by key; so two batches never wait for each
 * other in a circle.
 */
@ApplicationScoped
class PostgresUsageStore implements UsageStore {
    /** While a batch holds it, the generation that it writes to is not sealed; see ADR 14. */
    private static final String HOLD_GENERATION =
            "select pg_advisory_xact_lock_shared(" + EventGenerations.SEAL + ")::text";

    /** Below 2,048 characters, beyond which the client does not keep a statement prepared. */
    static final String COUNT =
            """
            with batch as (
            select * from unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $5::uuid[], $6::text[],
            $7::bigint[], $8::bigint[], $9::bigint[]) with ordinality as u(p, s, i, t, d, o, r, a, b, n)),
            g as (select generation from usage_generation where sealed_at is null),
            fresh as (
            insert into usage_event
            select g.generation, p, s, i, t, d, o, r, a, b from batch, g
            where not exists (select from usage_event e where e.generation < (select generation from g)
            and (e.project_id, e.source, e.id) = (p, s, i))
            order by p, s, i, n
            on conflict on constraint usage_event_pk do nothing
            returning project_id p, time t, database_id d, operation o, requests r, ingress_bytes a, egress_bytes b),
            m as (select p, date_bin('1 minute', t, 'epoch') t, d, o, sum(r)::bigint r, sum(a)::bigint a,
            sum(b)::bigint b from fresh f group by 1, 2, 3, 4),
            h as (select p, date_bin('1 hour', m.t, 'epoch') t, d, o, sum(r)::bigint r, sum(a)::bigint a,
            sum(b)::bigint b from m group by 1, 2, 3, 4),
            y as (select p, date_bin('1 day', h.t, 'epoch') t, d, o, sum(r)::bigint r, sum(a)::bigint a,
            sum(b)::bigint b from h group by 1, 2, 3, 4),
            um as (insert into usage_minute as u select * from m order by p, t, o, d
            on conflict on constraint usage_minute_key do update set requests = u.requests + excluded.requests,
            ingress_bytes = u.ingress_bytes + excluded.ingress_bytes,
            egress_bytes = u.egress_bytes + excluded.egress_bytes),
            uh as (insert into usage_hour as u select * from h order by p, t, o, d
            on conflict on constraint usage_hour_key do update set requests = u.requests + excluded.requests,
            ingress_bytes = u.ingress_bytes + excluded.ingress_bytes,
            egress_bytes = u.egress_bytes + excluded.egress_bytes),
            ud as (insert into usage_day as u select * from y order by p, t, o, d
            on conflict on constraint usage_day_key do update set requests = u.requests + excluded.requests,
            ingress_bytes = u.ingress_bytes + excluded.ingress_bytes,
            egress_bytes = u.egress_bytes + excluded.egress_bytes)
            select count(*)::int from fresh
            """;

    private static final String ADVANCE =
            """
            insert into usage_progress as p (partition, complete_until)
            select *
            from unnest($1::int[], $2::timestamptz[])
            order by 1
            on conflict on constraint usage_progress_pk do update
            set complete_until = greatest(p.complete_until, excluded.complete_until)
            """;

    private final Pool pool;

    PostgresUsageStore(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Integer> count(List<Usage> events, List<Progress> progress) {
        return pool.withTransaction(connection -> count(connection, events)
                .call(() -> progress.isEmpty() ? Uni.createFrom().voidItem() : advance(connection, progress)));
    }

    private static Uni<Integer> count(SqlConnection connection, List<Usage> events) {
        return events.isEmpty()
                ? Uni.createFrom().item(0)
                : connection
                        .query(HOLD_GENERATION)
                        .execute()
                        .chain(() -> connection.preparedQuery(COUNT).execute(UsageColumns.of(events)))
                        .map(rows -> rows.iterator().next().getInteger(0));
    }

    private static Uni<Void> advance(SqlConnection connection, List<Progress> progress) {
        var partitions = progress.stream().map(Progress::partition).toArray(Integer[]::new);
        return connection
                .preparedQuery(ADVANCE)
                .execute(Tuple.of(partitions, UsageColumns.times(progress, Progress::completeUntil)))
                .replaceWithVoid();
    }
}

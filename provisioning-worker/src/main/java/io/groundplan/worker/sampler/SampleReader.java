package io.groundplan.worker.sampler;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;

import io.groundplan.worker.cluster.Catalog;
import io.groundplan.worker.cluster.Marker;
import io.groundplan.worker.retry.PermanentFailureException;

/** Reads a sample from the catalogs and statistics of a database; no row of its users is looked at. */
final class SampleReader {
    /** Tables told of in one sample; the others follow in the next ones. */
    static final int MOST_NEW_TABLES = 100;
    /** Tables of one database that are told of at all: what is remembered of it stays bounded. */
    static final int MOST_KNOWN_TABLES = 10_000;

    /**
     * Rows by the counters of the statistics, which know a table from its first commit on. After a crash of the server
     * they begin at zero; until something is deleted there are then at least as many as the last vacuum found.
     */
    private static final String SAMPLE =
            """
            with relation as materialized (
                select c.oid, c.relkind, c.relispartition, c.relname, n.nspname, c.reltuples
                from pg_class c
                    join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'p', 'm')
                    and c.relpersistence <> 't'
                    and n.nspname not like 'pg\\_%'
                    and n.nspname <> 'information_schema'
                    and not exists (
                        select 1
                        from pg_depend d
                        where d.classid = 'pg_class'::regclass
                            and d.objid = c.oid
                            and d.deptype = 'e')
            ), fresh as materialized (
                select r.oid::bigint as id, r.nspname::text as schema, r.relname::text as name
                from relation r
                where r.relkind in ('r', 'p')
                    and not r.relispartition
                    and not exists (select 1 from unnest($1::bigint[]) known where known = r.oid::bigint)
                order by r.oid
                limit $2::int
            )
            select
                (select count(*) from relation where relkind in ('r', 'p') and not relispartition) as tables,
                (select coalesce(sum(case
                        when pg_stat_get_tuples_deleted(oid) = 0
                            then greatest(pg_stat_get_live_tuples(oid), reltuples::bigint)
                        else pg_stat_get_live_tuples(oid)
                    end), 0)::bigint
                    from relation where relkind = 'r') as rows,
                pg_database_size(current_database()) as total_bytes,
                (select coalesce(sum(pg_indexes_size(oid)), 0)::bigint
                    from relation where relkind in ('r', 'm')) as index_bytes,
                (select count(*)
                    from pg_stat_activity
                    where datname = current_database()
                        and backend_type = 'client backend'
                        and usename <> current_user) as connections,
                array(select id from fresh order by id) as new_ids,
                array(select schema from fresh order by id) as new_schemas,
                array(select name from fresh order by id) as new_names,
                array(
                    select known
                    from unnest($1::bigint[]) known
                    where not exists (select 1 from relation r where r.oid::bigint = known)) as gone
            """;

    private SampleReader() {}

    /** Reads in a connection to that database; fails when it is not the project's any more. */
    static Uni<Sample> read(Catalog catalog, DueDatabase due) {
        int room =
                Math.min(MOST_NEW_TABLES, MOST_KNOWN_TABLES - due.knownTables().size());
        return requireOurs(catalog, due)
                .chain(() -> catalog.first(
                        SAMPLE, SampleReader::sample, due.knownTables().toArray(Long[]::new), room))
                .map(found -> found.orElseThrow());
    }

    private static Uni<Void> requireOurs(Catalog catalog, DueDatabase due) {
        return catalog.database(due.name())
                .invoke(found -> {
                    if (found.filter(facts -> facts.belongsTo(Marker.of(due.project())))
                            .isEmpty()) {
                        throw new PermanentFailureException(
                                "database %s is gone or not this project's".formatted(due.name()));
                    }
                })
                .replaceWithVoid();
    }

    private static Sample sample(Row row) {
        return new Sample(
                row.getLong("tables"),
                row.getLong("rows"),
                row.getLong("total_bytes"),
                row.getLong("index_bytes"),
                row.getLong("connections"),
                newTables(
                        row.getArrayOfLongs("new_ids"),
                        row.getArrayOfStrings("new_schemas"),
                        row.getArrayOfStrings("new_names")),
                Set.of(row.getArrayOfLongs("gone")),
                false);
    }

    private static List<Sample.Table> newTables(Long[] ids, String[] schemas, String[] names) {
        return IntStream.range(0, ids.length)
                .mapToObj(i -> new Sample.Table(ids[i], schemas[i], names[i]))
                .toList();
    }
}

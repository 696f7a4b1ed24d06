package io.groundplan.worker.drift;

import java.util.List;
import java.util.Optional;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import io.groundplan.worker.cluster.Catalog;
import io.groundplan.worker.cluster.Cluster;
import io.groundplan.worker.cluster.Marker;

/**
 * What on a cluster carries the marker of a project. Of a database whose owner role has any marker of ours that one
 * counts, since the comment of a database is its owner's to change. The server's own databases, superusers, and names
 * that are not in the form of ours are nobody's, whatever their comments say.
 */
final class MarkedCatalog {
    private static final String MARKED =
            """
            select *
            from (
                select 'database' as kind,
                    d.datname::text as name,
                    case
                        when shobj_description(d.datdba, 'pg_authid') like 'groundplan%'
                            then shobj_description(d.datdba, 'pg_authid')
                        else shobj_description(d.oid, 'pg_database')
                    end as marker
                from pg_database d
                where d.datname not in ('postgres', 'template0', 'template1', current_database())
                union all
                select 'role', r.rolname::text, shobj_description(r.oid, 'pg_authid')
                from pg_roles r
                where not r.rolsuper) thing
            where thing.marker like $1
                and thing.name ~ '^[a-z][a-z0-9_]{0,62}$'
            """;

    private MarkedCatalog() {}

    static Uni<List<Marked>> of(Cluster cluster, String application) {
        return cluster.asAdmin(application, connection -> of(cluster.id(), new Catalog(connection)));
    }

    static Uni<List<Marked>> of(String cluster, Catalog catalog) {
        return catalog.all(MARKED, row -> marked(cluster, row), Tuple.of(Marker.ANY_PROJECT))
                .map(found -> found.stream().flatMap(Optional::stream).toList());
    }

    private static Optional<Marked> marked(String cluster, Row row) {
        var kind = Thing.Kind.of(row.getString("kind"));
        return Marker.project(row.getString("marker"))
                .map(project -> new Marked(new Thing(cluster, kind, row.getString("name")), project));
    }
}

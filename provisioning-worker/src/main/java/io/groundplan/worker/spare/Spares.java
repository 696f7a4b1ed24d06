package io.groundplan.worker.spare;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import io.groundplan.worker.cluster.ClusterSession;
import io.groundplan.worker.cluster.DatabaseFacts;
import io.groundplan.worker.cluster.Identifier;
import io.groundplan.worker.cluster.Marker;
import io.groundplan.worker.cluster.OwnRoles;

/** The spare databases as the cluster has them. A name is never used twice, so whoever is too late finds nothing. */
final class Spares {
    static final Identifier OWNER = new Identifier("groundplan_spare");

    private static final int NAME_BYTES = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final String LIST =
            """
            select d.datname::text as name,
                shobj_description(d.oid, 'pg_database') as marker,
                not d.datallowconn as closed,
                d.datconnlimit = -2 as invalid
            from pg_database d
            where shobj_description(d.datdba, 'pg_authid') = $1
            order by d.oid
            """;

    private static final String READY =
            """
            select d.datname::text as name
            from pg_database d
            where shobj_description(d.oid, 'pg_database') = $1
                and shobj_description(d.datdba, 'pg_authid') = $2
                and not d.datallowconn
                and d.datconnlimit <> -2
            order by random()
            limit $3
            """;

    private Spares() {}

    /** All that the role of the spares owns, the oldest first. */
    static Uni<List<Spare>> all(ClusterSession session) {
        return session.catalog().all(LIST, Spares::spare, Tuple.of(Marker.SPARES.text()));
    }

    /**
     * Some finished copies of the template, in no order, so that two who look at once seldom want the same; asked once
     * until something changes.
     */
    static Uni<List<Identifier>> ready(ClusterSession session, Identifier template, int most) {
        return session.catalog()
                .namesOnce(
                        List.of("spares", template.name()),
                        READY,
                        Tuple.of(Marker.spareOf(template).text(), Marker.SPARES.text(), most));
    }

    /** Marked last: what has no marker is not finished. Closed to everyone from its first instant. */
    static Uni<Void> make(ClusterSession session, Identifier template) {
        var name = newName();
        return OwnRoles.ensure(session, OWNER, Marker.SPARES)
                .chain(() -> session.execute(
                        "create database %s owner %s template %s strategy wal_log allow_connections false"
                                .formatted(name.quoted(), OWNER.quoted(), template.quoted())))
                .chain(() -> session.execute("revoke all on database %1$s from public; comment on database %1$s is %2$s"
                        .formatted(name.quoted(), Marker.spareOf(template).literal())));
    }

    /** Drops it unless somebody was faster. */
    static Uni<Void> drop(ClusterSession session, Identifier name) {
        return session.catalog().database(name).chain(found -> found.filter(Spares::isOurs)
                .map(facts -> session.execute("drop database if exists %s with (force)".formatted(name.quoted())))
                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private static boolean isOurs(DatabaseFacts facts) {
        return Marker.SPARES.is(facts.ownerMarker());
    }

    private static Spare spare(Row row) {
        return new Spare(
                new Identifier(row.getString("name")),
                row.getString("marker"),
                row.getBoolean("closed"),
                row.getBoolean("invalid"));
    }

    private static Identifier newName() {
        var random = new byte[NAME_BYTES];
        RANDOM.nextBytes(random);
        return new Identifier(OWNER.name() + "_" + HexFormat.of().formatHex(random));
    }
}

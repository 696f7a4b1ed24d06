package io.groundplan.worker.step;

import io.smallrye.mutiny.Uni;

import io.groundplan.worker.cluster.ClusterSession;
import io.groundplan.worker.cluster.Identifier;

/** The only places that drop a database or a role: each looks for the marker first, and missing things are success. */
final class Drops {
    private Drops() {}

    static Uni<Void> database(ClusterSession session, Identifier database) {
        return session.catalog().database(database).chain(found -> found.filter(
                        facts -> facts.belongsTo(session.marker()))
                .map(facts -> session.execute("drop database %s with (force)".formatted(database.quoted())))
                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    static Uni<Void> role(ClusterSession session, Identifier role) {
        return session.catalog().role(role).chain(found -> found.filter(facts -> facts.belongsTo(session.marker()))
                .map(facts -> session.execute("drop owned by %1$s; drop role %1$s".formatted(role.quoted())))
                .orElseGet(() -> Uni.createFrom().voidItem()));
    }
}

package io.groundplan.worker.step;

import java.util.List;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

import io.groundplan.worker.cluster.ClusterSession;
import io.groundplan.worker.cluster.Identifier;
import io.groundplan.worker.cluster.Marker;

/** The last look before a database is called ready: its login gets in and may create there, and nowhere else. */
record VerifyAccess(Identifier database, Identifier login) implements Step {
    private static final String REACHABLE =
            """
            select d.datname::text
            from pg_database d
            where d.datallowconn
                and has_database_privilege(to_regrole($1::text), d.oid, 'connect')
                and (d.datname in ('postgres', 'template1', current_database(), $2::text)
                    or shobj_description(d.datdba, 'pg_authid') like $3)
            """;

    private static final String MAY_CREATE =
            "select coalesce(has_schema_privilege(to_regrole($1::text), to_regnamespace('public'), 'create, usage'), false)";

    @Override
    public String name() {
        return "verify " + database;
    }

    @Override
    public String tag() {
        return "SELECT";
    }

    @Override
    public Uni<StepOutcome> detect(ClusterSession session) {
        return session.catalog()
                .all(REACHABLE, row -> row.getString(0), Tuple.of(login.quoted(), database.name(), Marker.ANY_PROJECT))
                .chain(reachable -> reachable.equals(List.of(database.name()))
                        ? verifySchema(session)
                        : StepOutcome.now(StepOutcome.refused("role %s should reach database %s only, but reaches %s"
                                .formatted(login, database, reachable))));
    }

    private Uni<StepOutcome> verifySchema(ClusterSession session) {
        if (session.isUntouchedCopy(database)) {
            return StepOutcome.now(StepOutcome.satisfied("verified"));
        }
        return session.readIn(database, catalog -> catalog.first(MAY_CREATE, row -> row.getBoolean(0), login.quoted()))
                .map(may -> may.orElse(false)
                        ? StepOutcome.satisfied("verified")
                        : StepOutcome.refused(
                                "role %s may not create in schema public of database %s".formatted(login, database)));
    }

    /** There is nothing that this step could repair. */
    @Override
    public Uni<Void> apply(ClusterSession session) {
        return Uni.createFrom().voidItem();
    }
}

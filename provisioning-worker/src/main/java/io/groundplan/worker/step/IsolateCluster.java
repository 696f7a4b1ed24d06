package io.groundplan.worker.step;

import java.util.List;
import java.util.stream.Collectors;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

import io.groundplan.worker.cluster.AdvisoryLocks;
import io.groundplan.worker.cluster.ClusterSession;

/** Closes the server's own databases, which PostgreSQL opens to everyone, so that a login reaches its own only. */
record IsolateCluster() implements Step {
    private static final String OPEN =
            """
            select quote_ident(d.datname) as name
            from pg_database d
            where d.datallowconn
                and d.datname in ('postgres', 'template1', current_database())
                and exists (
                    select 1
                    from aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) acl
                    where acl.grantee = 0)
            """;

    @Override
    public String name() {
        return "isolation";
    }

    @Override
    public String tag() {
        return "REVOKE";
    }

    @Override
    public Uni<StepOutcome> detect(ClusterSession session) {
        return open(session).map(open -> open.isEmpty() ? StepOutcome.satisfied() : StepOutcome.needed(Undo.KEEP));
    }

    @Override
    public Uni<Void> apply(ClusterSession session) {
        return open(session)
                .chain(open -> session.execute(open.stream()
                        .map("revoke all on database %s from public"::formatted)
                        .collect(Collectors.joining(
                                ";\n", "select pg_advisory_xact_lock(%d);\n".formatted(AdvisoryLocks.ISOLATION), ""))));
    }

    private static Uni<List<String>> open(ClusterSession session) {
        return session.catalog().all(OPEN, row -> row.getString(0), Tuple.tuple());
    }
}

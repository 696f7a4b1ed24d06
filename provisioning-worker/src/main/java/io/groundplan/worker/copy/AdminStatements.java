package io.groundplan.worker.copy;

import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;

import io.groundplan.worker.cluster.ClusterSession;
import io.groundplan.worker.cluster.Identifier;

/** The few statements of a copy that only the administrator may run; none of them runs code of the tenant. */
final class AdminStatements {
    private AdminStatements() {}

    static void run(ClusterSession session, String what, String sql) {
        await(what, session.execute(sql));
    }

    static void run(ClusterSession session, Identifier database, String what, String sql) {
        await(what, session.executeIn(database, sql));
    }

    private static void await(String what, Uni<Void> statement) {
        try {
            statement.await().indefinitely();
        } catch (PgException e) {
            throw CopyFailures.making(what, e);
        }
    }
}

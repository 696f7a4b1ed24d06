package io.groundplan.worker.spare;

import java.util.Iterator;
import java.util.Set;

import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;

import io.groundplan.worker.cluster.ClusterSession;
import io.groundplan.worker.cluster.Identifier;

/**
 * Turns a spare database into a project's. Name, owner, marker and privileges change in one transaction, which also lets
 * clients in: whatever dies meanwhile, the database is either a spare or the project's. Of two who want the same spare,
 * the second finds it gone.
 */
public final class HandOut {
    private static final int TRIES = 3;

    /** Gone, in use by a session, locked for too long. */
    private static final Set<String> TAKEN = Set.of("3D000", "55006", "55P03");

    private HandOut() {}

    /** Asks which there are, before {@link #to} needs to know. */
    public static Uni<Void> look(ClusterSession session, Identifier template) {
        return Spares.ready(session, template, TRIES).replaceWithVoid();
    }

    /** Answers whether there was one. */
    public static Uni<Boolean> to(ClusterSession session, Identifier template, Identifier database, Identifier owner) {
        return Spares.ready(session, template, TRIES)
                .chain(ready -> firstOf(ready.iterator(), session, database, owner));
    }

    private static Uni<Boolean> firstOf(
            Iterator<Identifier> ready, ClusterSession session, Identifier database, Identifier owner) {
        if (!ready.hasNext()) {
            return Uni.createFrom().item(false);
        }
        return session.executeAndSee(
                        statements(ready.next(), database, owner, session), catalog -> catalog.database(database))
                .replaceWith(true)
                .onFailure(HandOut::isTaken)
                .recoverWithUni(() -> firstOf(ready, session, database, owner));
    }

    private static boolean isTaken(Throwable failure) {
        return failure instanceof PgException refused && TAKEN.contains(refused.getSqlState());
    }

    private static String statements(Identifier spare, Identifier database, Identifier owner, ClusterSession session) {
        return """
                set local lock_timeout to '2s';
                alter database %1$s rename to %2$s;
                alter database %2$s owner to %3$s;
                comment on database %2$s is %4$s;
                revoke all on database %2$s from public;
                grant all on database %2$s to %3$s;
                alter database %2$s with allow_connections true
                """
                .formatted(
                        spare.quoted(),
                        database.quoted(),
                        owner.quoted(),
                        session.marker().literal());
    }
}

package io.groundplan.worker.step;

import io.smallrye.mutiny.Uni;

import io.groundplan.worker.cluster.ClusterSession;
import io.groundplan.worker.cluster.Identifier;

/** Drops the database, if it is this project's, ending the sessions that are in it. */
record DropDatabase(Identifier database) implements Step {

    @Override
    public String name() {
        return "database " + database;
    }

    @Override
    public String tag() {
        return "DROP DATABASE";
    }

    @Override
    public Uni<StepOutcome> detect(ClusterSession session) {
        return session.catalog().database(database).map(found -> {
            if (found.isEmpty()) {
                return StepOutcome.satisfied("already gone");
            }
            return found.get().belongsTo(session.marker())
                    ? StepOutcome.needed(Undo.IMPOSSIBLE)
                    : StepOutcome.satisfied("left alone, not this project's");
        });
    }

    @Override
    public Uni<Void> apply(ClusterSession session) {
        return Drops.database(session, database);
    }
}

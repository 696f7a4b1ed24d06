package io.groundplan.worker.step;

import io.smallrye.mutiny.Uni;

import io.groundplan.worker.cluster.ClusterSession;
import io.groundplan.worker.cluster.Identifier;

/** The marker on the database itself. */
record MarkDatabase(Identifier database) implements Step {

    @Override
    public String name() {
        return "marker " + database;
    }

    @Override
    public String tag() {
        return "COMMENT";
    }

    @Override
    public Uni<StepOutcome> detect(ClusterSession session) {
        return session.catalog().database(database).map(found -> {
            if (found.isEmpty() || !found.get().belongsTo(session.marker())) {
                return StepOutcome.refused("database %s is gone or not this project's".formatted(database));
            }
            return session.marker().is(found.get().marker()) ? StepOutcome.satisfied() : StepOutcome.needed(Undo.KEEP);
        });
    }

    @Override
    public Uni<Void> apply(ClusterSession session) {
        return session.execute("comment on database %s is %s"
                .formatted(database.quoted(), session.marker().literal()));
    }
}

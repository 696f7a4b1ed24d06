package io.groundplan.worker.step;

import io.smallrye.mutiny.Uni;

import io.groundplan.worker.cluster.ClusterSession;
import io.groundplan.worker.cluster.DatabaseFacts;
import io.groundplan.worker.cluster.Identifier;

/** Lets clients in, after privileges and limits are in place. */
record OpenDatabase(Identifier database) implements Step {

    @Override
    public String name() {
        return "open " + database;
    }

    @Override
    public String tag() {
        return "ALTER DATABASE";
    }

    @Override
    public Uni<StepOutcome> detect(ClusterSession session) {
        return session.catalog()
                .database(database)
                .map(found -> found.filter(DatabaseFacts::acceptsConnections).isPresent()
                        ? StepOutcome.satisfied()
                        : StepOutcome.needed(Undo.KEEP));
    }

    @Override
    public Uni<Void> apply(ClusterSession session) {
        return session.execute("alter database %s with allow_connections true".formatted(database.quoted()));
    }
}

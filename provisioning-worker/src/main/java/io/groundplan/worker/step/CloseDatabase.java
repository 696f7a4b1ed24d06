package io.groundplan.worker.step;

import io.smallrye.mutiny.Uni;

import io.groundplan.worker.cluster.ClusterSession;
import io.groundplan.worker.cluster.DatabaseFacts;
import io.groundplan.worker.cluster.Identifier;

/** Refuses new connections before the database goes. Its owner may have made it a template, which cannot be dropped. */
record CloseDatabase(Identifier database) implements Step {

    @Override
    public String name() {
        return "close " + database;
    }

    @Override
    public String tag() {
        return "ALTER DATABASE";
    }

    @Override
    public Uni<StepOutcome> detect(ClusterSession session) {
        return session.catalog().database(database).map(found -> {
            if (found.isEmpty()) {
                return StepOutcome.satisfied("already gone");
            }
            if (!found.get().belongsTo(session.marker())) {
                return StepOutcome.satisfied("left alone, not this project's");
            }
            return isClosed(found.get()) ? StepOutcome.satisfied() : StepOutcome.needed(Undo.REVERT);
        });
    }

    private static boolean isClosed(DatabaseFacts facts) {
        return facts.invalid() || (!facts.acceptsConnections() && !facts.template());
    }

    @Override
    public Uni<Void> apply(ClusterSession session) {
        return session.execute(
                "alter database %s with allow_connections false is_template false".formatted(database.quoted()));
    }

    @Override
    public Uni<Void> undo(ClusterSession session) {
        return session.catalog().database(database).chain(found -> found.filter(
                        facts -> facts.belongsTo(session.marker()) && !facts.invalid())
                .map(facts ->
                        session.execute("alter database %s with allow_connections true".formatted(database.quoted())))
                .orElseGet(() -> Uni.createFrom().voidItem()));
    }
}

package io.groundplan.worker.step;

import java.util.function.Supplier;

import io.smallrye.mutiny.Uni;

import io.groundplan.worker.cluster.ClusterSession;
import io.groundplan.worker.cluster.Identifier;

/** Looks closer only at what belongs to the project; refuses everything else. */
final class Owned {
    private Owned() {}

    static Uni<StepOutcome> database(ClusterSession session, Identifier database, Supplier<Uni<StepOutcome>> closer) {
        return session.catalog().database(database).chain(found -> found.filter(
                        facts -> facts.belongsTo(session.marker()))
                .map(facts -> closer.get())
                .orElseGet(() -> StepOutcome.now(
                        StepOutcome.refused("database %s is gone or not this project's".formatted(database)))));
    }

    static Uni<StepOutcome> role(ClusterSession session, Identifier role, Supplier<Uni<StepOutcome>> closer) {
        return session.catalog().role(role).chain(found -> found.filter(facts -> facts.belongsTo(session.marker()))
                .map(facts -> closer.get())
                .orElseGet(() ->
                        StepOutcome.now(StepOutcome.refused("role %s is gone or not this project's".formatted(role)))));
    }
}

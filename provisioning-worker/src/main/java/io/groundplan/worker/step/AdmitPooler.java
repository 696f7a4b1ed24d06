package io.groundplan.worker.step;

import io.smallrye.mutiny.Uni;

import io.groundplan.worker.cluster.ClusterSession;
import io.groundplan.worker.cluster.Identifier;
import io.groundplan.worker.cluster.PoolerAccess;

/** Lets the cluster's connection pooler check passwords of this database. */
record AdmitPooler(Identifier database, Identifier role) implements Step {

    @Override
    public String name() {
        return "pooler " + database;
    }

    @Override
    public String tag() {
        return "GRANT";
    }

    @Override
    public Uni<StepOutcome> detect(ClusterSession session) {
        return access(session).state().map(this::outcome);
    }

    private StepOutcome outcome(PoolerAccess.State state) {
        return switch (state) {
            case MISSING -> StepOutcome.needed(Undo.KEEP);
            case COMPLETE -> StepOutcome.satisfied();
            case SUPERUSER -> StepOutcome.refused("the pooler's role %s is a superuser".formatted(role));
            case SCHEMA_TAKEN ->
                StepOutcome.refused("database %s has a schema groundplan_pooler that is not ours".formatted(database));
        };
    }

    @Override
    public Uni<Void> apply(ClusterSession session) {
        return access(session).grant();
    }

    private PoolerAccess access(ClusterSession session) {
        return new PoolerAccess(session, role, database);
    }
}

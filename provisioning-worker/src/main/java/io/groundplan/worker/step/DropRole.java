package io.groundplan.worker.step;

import io.smallrye.mutiny.Uni;

import io.groundplan.worker.cluster.ClusterSession;
import io.groundplan.worker.cluster.Identifier;

/** Drops a role, if it is this project's, with what it still owns or may do in the administrator's database. */
record DropRole(Identifier role) implements Step {

    @Override
    public String name() {
        return "role " + role;
    }

    @Override
    public String tag() {
        return "DROP ROLE";
    }

    @Override
    public Uni<StepOutcome> detect(ClusterSession session) {
        return session.catalog().role(role).map(found -> {
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
        return Drops.role(session, role);
    }
}

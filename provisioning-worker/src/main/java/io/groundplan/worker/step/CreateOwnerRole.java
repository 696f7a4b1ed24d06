package io.groundplan.worker.step;

import java.util.Optional;

import io.smallrye.mutiny.Uni;

import io.groundplan.worker.cluster.ClusterSession;
import io.groundplan.worker.cluster.Identifier;

/** The role that owns the database and all that clients make in it. Created together with its marker. */
record CreateOwnerRole(Identifier role) implements Step {

    @Override
    public String name() {
        return "owner role " + role;
    }

    @Override
    public String tag() {
        return "CREATE ROLE";
    }

    @Override
    public Uni<StepOutcome> detect(ClusterSession session) {
        return session.catalog().role(role).map(found -> {
            if (found.isEmpty()) {
                return StepOutcome.needed(Undo.REVERT);
            }
            return found.get().belongsTo(session.marker())
                    ? StepOutcome.satisfied()
                    : StepOutcome.refused("role %s exists and is not this project's".formatted(role));
        });
    }

    @Override
    public Uni<Boolean> willMake(ClusterSession session) {
        return session.catalog().role(role).map(Optional::isEmpty);
    }

    @Override
    public Uni<Void> apply(ClusterSession session) {
        return session.executeOnRoleAndSee(
                role,
                "create role %1$s nologin; comment on role %1$s is %2$s"
                        .formatted(role.quoted(), session.marker().literal()),
                catalog -> catalog.role(role));
    }

    @Override
    public Uni<Void> undo(ClusterSession session) {
        return Drops.role(session, role);
    }
}

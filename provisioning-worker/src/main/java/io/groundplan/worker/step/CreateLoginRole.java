package io.groundplan.worker.step;

import java.util.Optional;

import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.job.RoleLimits;
import io.groundplan.worker.cluster.ClusterSession;
import io.groundplan.worker.cluster.Identifier;
import io.groundplan.worker.cluster.RoleFacts;
import io.groundplan.worker.cluster.ScramVerifier;

/**
 * The role that clients log in as. It acts as the owner role from its first statement (`ALTER ROLE … SET role`), so that
 * whatever clients create belongs to the owner and a login can be replaced without moving ownership. A new one is born
 * with its limits, if it is to have them before anything else happens.
 */
record CreateLoginRole(Identifier login, Identifier owner, ScramVerifier verifier, Optional<RoleLimits> limits)
        implements Step {

    @Override
    public String name() {
        return "login role " + login;
    }

    @Override
    public String tag() {
        return "CREATE ROLE";
    }

    @Override
    public Uni<StepOutcome> detect(ClusterSession session) {
        return session.catalog().role(login, verifier).map(found -> {
            if (found.isEmpty()) {
                return StepOutcome.needed(Undo.REVERT);
            }
            if (!found.get().belongsTo(session.marker())) {
                return StepOutcome.refused("role %s exists and is not this project's".formatted(login));
            }
            return isComplete(found.get()) ? StepOutcome.satisfied() : StepOutcome.needed(Undo.KEEP);
        });
    }

    private boolean isComplete(RoleFacts facts) {
        return facts.canLogin()
                && facts.hasVerifier()
                && facts.settings().contains("role=" + owner.name())
                && facts.memberOf().contains(owner.name());
    }

    @Override
    public Uni<Boolean> willMake(ClusterSession session) {
        return session.catalog().role(login, verifier).map(Optional::isEmpty);
    }

    @Override
    public Uni<Void> apply(ClusterSession session) {
        return session.catalog().role(login).chain(found -> {
            var create =
                    """
                    create role %1$s nologin;
                    comment on role %1$s is %2$s;
                    %3$s
                    """
                            .formatted(
                                    login.quoted(),
                                    session.marker().literal(),
                                    limits.map(wanted -> SetLimits.statements(login, wanted) + ";")
                                            .orElse(""));
            var complete =
                    """
                    grant %2$s to %1$s;
                    alter role %1$s set role to %2$s;
                    alter role %1$s with login password %3$s
                    """
                            .formatted(login.quoted(), owner.quoted(), verifier.literal());
            return session.executeOnRoleAndSee(
                    login, found.isEmpty() ? create + complete : complete, catalog -> catalog.role(login, verifier));
        });
    }

    @Override
    public Uni<Void> undo(ClusterSession session) {
        return Drops.role(session, login);
    }
}

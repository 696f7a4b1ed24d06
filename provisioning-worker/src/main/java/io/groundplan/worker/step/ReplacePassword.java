package io.groundplan.worker.step;

import io.smallrye.mutiny.Uni;

import io.groundplan.worker.cluster.ClusterSession;
import io.groundplan.worker.cluster.Identifier;
import io.groundplan.worker.cluster.RoleFacts;
import io.groundplan.worker.cluster.ScramVerifier;

/** Makes the new password the only one that opens a session. */
record ReplacePassword(Identifier login, ScramVerifier verifier) implements Step {

    @Override
    public String name() {
        return "password " + login;
    }

    @Override
    public String tag() {
        return "ALTER ROLE";
    }

    @Override
    public Uni<StepOutcome> detect(ClusterSession session) {
        return Owned.role(session, login, () -> session.catalog()
                .role(login, verifier)
                .map(found -> found.filter(RoleFacts::hasVerifier).isPresent()
                        ? StepOutcome.satisfied()
                        : StepOutcome.needed(Undo.IMPOSSIBLE)));
    }

    @Override
    public Uni<Void> apply(ClusterSession session) {
        return session.execute("alter role %s with password %s".formatted(login.quoted(), verifier.literal()));
    }
}

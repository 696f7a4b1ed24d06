package io.groundplan.worker.step;

import io.smallrye.mutiny.Uni;

import io.groundplan.worker.cluster.ClusterSession;
import io.groundplan.worker.cluster.DatabaseFacts;
import io.groundplan.worker.cluster.Identifier;

/** Nobody but the owner role and its member, the login role, has any right on the database. */
record GrantPrivileges(Identifier database, Identifier owner) implements Step {

    @Override
    public String name() {
        return "privileges " + database;
    }

    @Override
    public String tag() {
        return "REVOKE";
    }

    @Override
    public Uni<StepOutcome> detect(ClusterSession session) {
        return session.catalog()
                .database(database)
                .map(found -> found.filter(this::isRight).isPresent()
                        ? StepOutcome.satisfied()
                        : StepOutcome.needed(Undo.KEEP));
    }

    private boolean isRight(DatabaseFacts facts) {
        return !facts.openToPublic() && owner.name().equals(facts.owner());
    }

    @Override
    public Uni<Void> apply(ClusterSession session) {
        return session.execute(
                """
                alter database %1$s owner to %2$s;
                revoke all on database %1$s from public;
                grant all on database %1$s to %2$s
                """
                        .formatted(database.quoted(), owner.quoted()));
    }
}

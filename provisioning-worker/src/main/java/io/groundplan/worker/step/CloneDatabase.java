package io.groundplan.worker.step;

import io.smallrye.mutiny.Uni;

import io.groundplan.worker.cluster.ClusterSession;
import io.groundplan.worker.cluster.DatabaseFacts;
import io.groundplan.worker.cluster.Identifier;
import io.groundplan.worker.cluster.ScramVerifier;
import io.groundplan.worker.copy.CopyOrder;
import io.groundplan.worker.copy.DatabaseCopy;
import io.groundplan.worker.copy.RoleMap;
import io.groundplan.worker.copy.TemporaryPassword;

/**
 * A new database with the schema and data of another one of the project. The marker on the database comes last: without
 * it, one that the clone's owner role owns is an unfinished copy of ours, which is dropped and begun again.
 */
record CloneDatabase(Identifier source, Identifier target, RoleMap roles, ScramVerifier verifier) implements Step {

    @Override
    public String name() {
        return "clone " + source + " to " + target;
    }

    @Override
    public String tag() {
        return "COPY";
    }

    @Override
    public Uni<StepOutcome> detect(ClusterSession session) {
        return session.catalog().database(target).chain(found -> {
            if (found.filter(facts -> !facts.belongsTo(session.marker())).isPresent()) {
                return StepOutcome.now(
                        StepOutcome.refused("database %s exists and is not this project's".formatted(target)));
            }
            return found.filter(facts -> isFinished(session, facts)).isPresent()
                    ? StepOutcome.now(StepOutcome.satisfied())
                    : Owned.database(session, source, () -> StepOutcome.now(StepOutcome.needed(Undo.REVERT)));
        });
    }

    /** Nobody else gets in before the job has ended, so that the comment is as a copy left it. */
    private static boolean isFinished(ClusterSession session, DatabaseFacts facts) {
        return !facts.invalid() && session.marker().is(facts.marker());
    }

    @Override
    public Uni<Void> apply(ClusterSession session) {
        var password = TemporaryPassword.next();
        return Drops.database(session, target)
                .chain(() -> CreateDatabase.requireRoom(session))
                .chain(() -> session.execute(
                        "create database %s owner %s template template0 strategy wal_log allow_connections false"
                                .formatted(target.quoted(), roles.owner().quoted())))
                .chain(() -> session.execute(
                        """
                        revoke all on database %1$s from public;
                        alter database %1$s with allow_connections true;
                        alter role %2$s with password %3$s
                        """
                                .formatted(
                                        target.quoted(),
                                        roles.login().quoted(),
                                        password.verifier().literal())))
                .chain(() -> DatabaseCopy.run(session, new CopyOrder(source, target, roles, password.text())))
                .chain(() -> finish(session));
    }

    private Uni<Void> finish(ClusterSession session) {
        return session.execute(
                """
                alter role %1$s with password %2$s;
                comment on database %3$s is %4$s
                """
                        .formatted(
                                roles.login().quoted(),
                                verifier.literal(),
                                target.quoted(),
                                session.marker().literal()));
    }

    @Override
    public boolean stopsAnywhere() {
        return true;
    }

    @Override
    public Uni<Void> undo(ClusterSession session) {
        return Drops.database(session, target);
    }
}

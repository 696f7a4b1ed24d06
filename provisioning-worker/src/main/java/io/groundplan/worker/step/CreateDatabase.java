package io.groundplan.worker.step;

import java.util.List;
import java.util.Optional;

import io.smallrye.mutiny.Uni;

import io.groundplan.worker.cluster.ClusterSession;
import io.groundplan.worker.cluster.DatabaseFacts;
import io.groundplan.worker.cluster.ExtensionName;
import io.groundplan.worker.cluster.Identifier;
import io.groundplan.worker.cluster.TemplateDatabase;
import io.groundplan.worker.retry.PermanentFailureException;
import io.groundplan.worker.spare.HandOut;

/**
 * The database: a spare one where there is, else a copy of the template, which is closed until its privileges are right. It
 * is opened in the same transaction, so the roles must be complete by now. The steps that follow bring a database to the
 * same form that a lost worker left.
 */
record CreateDatabase(Identifier database, Identifier owner, List<ExtensionName> extensions) implements Step {

    @Override
    public String name() {
        return "database " + database;
    }

    @Override
    public String tag() {
        return "CREATE DATABASE";
    }

    @Override
    public Uni<StepOutcome> detect(ClusterSession session) {
        return session.catalog().database(database).chain(found -> {
            if (found.isEmpty()) {
                return ask(session).replaceWith(StepOutcome.needed(Undo.REVERT));
            }
            if (!found.get().belongsTo(session.marker())) {
                return StepOutcome.now(
                        StepOutcome.refused("database %s exists and is not this project's".formatted(database)));
            }
            return StepOutcome.now(found.get().invalid() ? StepOutcome.needed(Undo.REVERT) : StepOutcome.satisfied());
        });
    }

    /** All that making it depends on, at once, and while the queue is asked; it is known then. */
    private Uni<Void> ask(ClusterSession session) {
        return TemplateDatabase.with(session, extensions)
                .chain(template -> Uni.join()
                        .all(
                                session.catalog().projectDatabases().replaceWithVoid(),
                                HandOut.look(session, template.name()),
                                template.isFinished().replaceWithVoid())
                        .andFailFast())
                .replaceWithVoid();
    }

    @Override
    public Uni<Boolean> willMake(ClusterSession session) {
        return session.catalog().database(database).map(Optional::isEmpty);
    }

    @Override
    public Uni<Void> apply(ClusterSession session) {
        session.cluster().demand().asked(extensions);
        return Uni.combine()
                .all()
                .unis(TemplateDatabase.with(session, extensions), requireRoom(session), dropInvalid(session))
                .with((template, room, dropped) -> template)
                .chain(template -> handOutOrCopy(session, template))
                .invoke(() -> session.hasCopied(database));
    }

    private Uni<Void> dropInvalid(ClusterSession session) {
        return session.catalog()
                .database(database)
                .chain(found -> found.filter(DatabaseFacts::invalid).isPresent()
                        ? Drops.database(session, database)
                        : Uni.createFrom().voidItem());
    }

    /** A spare one says itself which template it is a copy of; the look at the template is for when there is none. */
    private Uni<Void> handOutOrCopy(ClusterSession session, TemplateDatabase template) {
        return Uni.combine()
                .all()
                .unis(HandOut.to(session, template.name(), database, owner), template.isFinished())
                .with((handedOut, finished) -> handedOut)
                .chain(handedOut -> handedOut
                        ? Uni.createFrom().voidItem()
                        : template.ensure().chain(name -> copy(session, name)));
    }

    private Uni<Void> copy(ClusterSession session, Identifier template) {
        return session.execute("create database %s owner %s template %s strategy wal_log allow_connections false"
                        .formatted(database.quoted(), owner.quoted(), template.quoted()))
                .chain(() -> session.executeAndSee(
                        """
                        comment on database %1$s is %2$s;
                        revoke all on database %1$s from public;
                        grant all on database %1$s to %3$s;
                        alter database %1$s with allow_connections true
                        """
                                .formatted(database.quoted(), session.marker().literal(), owner.quoted()),
                        catalog -> catalog.database(database)));
    }

    static Uni<Void> requireRoom(ClusterSession session) {
        int most = session.cluster().settings().maxDatabases();
        return session.catalog()
                .projectDatabases()
                .invoke(count -> {
                    if (count >= most) {
                        throw new PermanentFailureException("cluster %s is full: it may hold %d databases"
                                .formatted(session.cluster().id(), most));
                    }
                })
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> undo(ClusterSession session) {
        return Drops.database(session, database);
    }
}

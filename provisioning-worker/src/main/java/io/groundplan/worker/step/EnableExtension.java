package io.groundplan.worker.step;

import io.smallrye.mutiny.Uni;

import io.groundplan.worker.cluster.ClusterSession;
import io.groundplan.worker.cluster.ExtensionName;
import io.groundplan.worker.cluster.Identifier;

/** One extension, in schema `public`, where clients use it without a prefix. */
record EnableExtension(Identifier database, ExtensionName extension) implements Step {

    @Override
    public String name() {
        return "extension " + extension;
    }

    @Override
    public String tag() {
        return "CREATE EXTENSION";
    }

    @Override
    public Uni<StepOutcome> detect(ClusterSession session) {
        return Owned.database(session, database, () -> session.readIn(database, catalog -> catalog.extension(extension))
                .map(found -> {
                    if (found.isEmpty()) {
                        return StepOutcome.refused("cluster %s does not offer the extension %s"
                                .formatted(session.cluster().id(), extension));
                    }
                    return found.get() ? StepOutcome.satisfied() : StepOutcome.needed(Undo.REVERT);
                }));
    }

    @Override
    public Uni<Void> apply(ClusterSession session) {
        return session.executeIn(
                database, "create extension if not exists %s schema public".formatted(extension.quoted()));
    }

    @Override
    public Uni<Void> undo(ClusterSession session) {
        return session.executeIn(database, "drop extension if exists %s".formatted(extension.quoted()));
    }
}

package io.groundplan.worker.step;

import io.smallrye.mutiny.Uni;

import io.groundplan.worker.cluster.ClusterSession;
import io.groundplan.worker.cluster.ExtensionName;
import io.groundplan.worker.cluster.Identifier;

/** Drops one extension, never what depends on it: then the job fails and names the dependents. */
record DisableExtension(Identifier database, ExtensionName extension) implements Step {

    @Override
    public String name() {
        return "extension " + extension;
    }

    @Override
    public String tag() {
        return "DROP EXTENSION";
    }

    @Override
    public Uni<StepOutcome> detect(ClusterSession session) {
        return Owned.database(session, database, () -> session.readIn(database, catalog -> catalog.extension(extension))
                .map(found -> found.orElse(false)
                        ? StepOutcome.needed(Undo.IMPOSSIBLE)
                        : StepOutcome.satisfied("not enabled")));
    }

    @Override
    public Uni<Void> apply(ClusterSession session) {
        return session.executeIn(database, "drop extension if exists %s".formatted(extension.quoted()));
    }
}

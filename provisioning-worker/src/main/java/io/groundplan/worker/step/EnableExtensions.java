package io.groundplan.worker.step;

import java.util.List;
import java.util.stream.Collectors;

import io.smallrye.mutiny.Uni;

import io.groundplan.worker.cluster.Catalog;
import io.groundplan.worker.cluster.ClusterSession;
import io.groundplan.worker.cluster.ExtensionName;
import io.groundplan.worker.cluster.Identifier;
import io.groundplan.worker.cluster.OfferedExtension;

/** The default extensions that the cluster offers; normally the template brought them. */
record EnableExtensions(Identifier database, List<ExtensionName> extensions) implements Step {

    @Override
    public String name() {
        return "extensions " + database;
    }

    @Override
    public String tag() {
        return "CREATE EXTENSION";
    }

    @Override
    public Uni<StepOutcome> detect(ClusterSession session) {
        return session.isUntouchedCopy(database)
                ? StepOutcome.now(StepOutcome.satisfied("as in the template"))
                : look(session);
    }

    private Uni<StepOutcome> look(ClusterSession session) {
        return missing(session)
                .map(missing -> missing.isEmpty() ? StepOutcome.satisfied() : StepOutcome.needed(Undo.KEEP));
    }

    @Override
    public Uni<Void> apply(ClusterSession session) {
        return missing(session)
                .chain(missing -> session.executeIn(
                        database,
                        missing.stream()
                                .map(name -> "create extension if not exists %s schema public".formatted(name.quoted()))
                                .collect(Collectors.joining(";\n"))));
    }

    private Uni<List<ExtensionName>> missing(ClusterSession session) {
        return session.catalog().offered(extensions).chain(offered -> session.readIn(
                        database, Catalog::enabledExtensions)
                .map(enabled -> offered.stream()
                        .map(OfferedExtension::name)
                        .filter(name -> !enabled.contains(name.name()))
                        .toList()));
    }
}

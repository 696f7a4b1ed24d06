package io.groundplan.worker.drift;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.groundplan.contracts.id.ProjectId;

/** Tells orphans that may go from those that the engine and the owner of projects do not agree about. */
final class Orphans {
    private Orphans() {}

    static List<DriftReport.Orphan> of(List<Marked> orphans, List<EngineBook.Ready> ready, List<KnownDatabase> known) {
        var disputed = disputed(ready, known);
        return orphans.stream()
                .map(orphan -> new DriftReport.Orphan(orphan, disputed.contains(orphan.project())))
                .toList();
    }

    /** The projects of databases that count as ready here and that nobody knows there. */
    private static Set<ProjectId> disputed(List<EngineBook.Ready> ready, List<KnownDatabase> known) {
        var all = known.stream().map(KnownDatabase::itself).collect(Collectors.toSet());
        return ready.stream()
                .filter(own -> !all.contains(own.database()))
                .map(EngineBook.Ready::project)
                .collect(Collectors.toSet());
    }
}

package io.groundplan.worker.drift;

import java.time.Instant;
import java.util.List;

/**
 * Where clusters and projects disagreed at that moment. Of `unreachable` clusters nothing is known, not even that they
 * are as they should be.
 */
public record DriftReport(
        Instant observedAt, List<Orphan> orphans, List<KnownDatabase> missing, List<String> unreachable) {

    /**
     * A marked thing that no project knows. A disputed one is of a project with a database that no project knows either,
     * but that this engine counts as ready: one of the two has lost its memory, so it is left to people.
     */
    public record Orphan(Marked marked, boolean disputed) {}

    public DriftReport {
        orphans = List.copyOf(orphans);
        missing = List.copyOf(missing);
        unreachable = List.copyOf(unreachable);
    }

    long orphans(Thing.Kind kind) {
        return orphans.stream()
                .filter(orphan -> orphan.marked().thing().kind() == kind)
                .count();
    }
}

package io.groundplan.worker.drift;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.ProjectId;

/**
 * Looks for drift without holding anything up. The order of the questions is what keeps work under way out of it. A
 * database is known before anything of it is made and until all of it is dropped: what the catalogs show first and nobody
 * knows afterwards is being dropped or was forgotten, and what is still there when its project has no unfinished job was
 * forgotten. What is known as ready first, is not in the catalogs then, and is known as ready still is missing.
 */
@ApplicationScoped
class DriftSearch {
    private final ClusterCatalogs catalogs;
    private final KnownDatabases databases;
    private final EngineBook book;
    private final Clock clock;

    DriftSearch(ClusterCatalogs catalogs, KnownDatabases databases, EngineBook book, Clock clock) {
        this.catalogs = catalogs;
        this.databases = databases;
        this.book = book;
        this.clock = clock;
    }

    Uni<DriftReport> search() {
        return catalogs.all().chain(first -> databases.all().chain(known -> lookAgain(first, known)));
    }

    private Uni<DriftReport> lookAgain(ClusterCatalogs.Seen first, List<KnownDatabase> known) {
        return book.atWork(projects(strangers(first, known)))
                .chain(atWork -> catalogs.all().chain(then -> report(first, then, known, atWork)));
    }

    private Uni<DriftReport> report(
            ClusterCatalogs.Seen first, ClusterCatalogs.Seen then, List<KnownDatabase> known, Set<ProjectId> atWork) {
        var orphans = strangers(first, known).stream()
                .filter(stranger -> !atWork.contains(stranger.project()))
                .filter(then.marked()::contains)
                .toList();
        return book.ready(projects(orphans))
                .map(ready -> Orphans.of(orphans, ready, known))
                .chain(found -> missing(known, then)
                        .map(missing ->
                                new DriftReport(clock.instant(), found, missing, unreachable(first, then, known))));
    }

    private static List<Marked> strangers(ClusterCatalogs.Seen seen, List<KnownDatabase> known) {
        var all = known.stream().flatMap(KnownDatabase::things).collect(Collectors.toSet());
        return seen.marked().stream()
                .filter(marked -> !all.contains(marked.thing()))
                .toList();
    }

    private static List<ProjectId> projects(List<Marked> marked) {
        return marked.stream().map(Marked::project).distinct().toList();
    }

    private Uni<List<KnownDatabase>> missing(List<KnownDatabase> known, ClusterCatalogs.Seen then) {
        var gone = known.stream()
                .filter(KnownDatabase::ready)
                .filter(database -> then.reached().contains(database.cluster()))
                .filter(database -> !then.marked().contains(new Marked(database.itself(), database.project())))
                .toList();
        return gone.isEmpty()
                ? Uni.createFrom().item(gone)
                : databases.all().map(Set::copyOf).map(now -> gone.stream()
                        .filter(now::contains)
                        .toList());
    }

    private static List<String> unreachable(
            ClusterCatalogs.Seen first, ClusterCatalogs.Seen then, List<KnownDatabase> known) {
        var all = new TreeSet<>(first.unreachable());
        all.addAll(then.unreachable());
        // a cluster that this worker has not heard of holds databases that nobody looked at
        known.stream()
                .map(KnownDatabase::cluster)
                .filter(cluster -> !then.reached().contains(cluster))
                .forEach(all::add);
        return List.copyOf(all);
    }
}

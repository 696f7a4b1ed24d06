package io.groundplan.worker.drift;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.worker.cluster.ClusterSession;
import io.groundplan.worker.cluster.Clusters;
import io.groundplan.worker.cluster.Marker;
import io.groundplan.worker.retry.Failure;
import io.groundplan.worker.retry.PermanentFailureException;
import io.groundplan.worker.step.Removal;
import io.groundplan.worker.step.Step;
import io.groundplan.worker.step.StepOutcome;

/**
 * Drops orphans, project by project. Under the lock that the project's jobs take it asks everybody once more: what is
 * dropped carries the project's marker, is no part of any database of the project, and no job works on the project.
 */
@ApplicationScoped
class DriftRepair {
    private static final Logger LOG = Logger.getLogger(DriftRepair.class);

    private record Place(String cluster, ProjectId project) {}

    private final ProjectHolds holds;
    private final KnownDatabases databases;
    private final Clusters clusters;

    DriftRepair(ProjectHolds holds, KnownDatabases databases, Clusters clusters) {
        this.holds = holds;
        this.databases = databases;
        this.clusters = clusters;
    }

    /** What became of each orphan of the report that is not disputed. */
    Uni<List<Repaired>> repair(DriftReport report) {
        var byProject = report.orphans().stream()
                .filter(orphan -> !orphan.disputed())
                .map(DriftReport.Orphan::marked)
                .collect(Collectors.groupingBy(
                        marked -> new Place(marked.thing().cluster(), marked.project()), Collectors.toSet()));
        return Multi.createFrom()
                .iterable(byProject.entrySet())
                .onItem()
                .transformToUniAndConcatenate(entry -> repair(entry.getKey(), entry.getValue()))
                .onItem()
                .<Repaired>disjoint()
                .invoke(DriftRepair::log)
                .collect()
                .asList();
    }

    private Uni<List<Repaired>> repair(Place place, Set<Marked> orphans) {
        return holds.during(place.project(), guard -> databases
                        .ofProject(place.project())
                        .chain(known -> open(place, guard, session -> dropAll(session, place, orphans, known))))
                .map(repairs -> repairs.orElseGet(() -> kept(orphans, "a job of the project is under way")))
                .onFailure()
                .recoverWithItem(failure ->
                        kept(orphans, Failure.of(failure, place.cluster()).error()));
    }

    /** The session ends what lost executions of the project's jobs may still have open, as those of jobs do. */
    private Uni<List<Repaired>> open(Place place, Runnable guard, Function<ClusterSession, Uni<List<Repaired>>> work) {
        var cluster = clusters.find(place.cluster())
                .orElseThrow(() -> new PermanentFailureException("cluster %s is unknown".formatted(place.cluster())));
        return ClusterSession.open(
                cluster, Marker.of(place.project()), ClusterSession.applicationOf(place.project()), guard, work);
    }

    private static Uni<List<Repaired>> dropAll(
            ClusterSession session, Place place, Set<Marked> orphans, List<KnownDatabase> known) {
        var parts = known.stream().flatMap(KnownDatabase::things).collect(Collectors.toSet());
        return MarkedCatalog.of(place.cluster(), session.catalog()).chain(marked -> Multi.createFrom()
                .iterable(orphans)
                .filter(marked::contains)
                .filter(orphan -> !parts.contains(orphan.thing()))
                .collect()
                .asList()
                .chain(still -> inOrder(session, still)));
    }

    /** Databases before roles, which may own them. */
    private static Uni<List<Repaired>> inOrder(ClusterSession session, List<Marked> orphans) {
        return Multi.createFrom()
                .items(Thing.Kind.values())
                .onItem()
                .transformToMultiAndConcatenate(kind -> Multi.createFrom()
                        .iterable(orphans)
                        .filter(orphan -> orphan.thing().kind() == kind))
                .onItem()
                .transformToUniAndConcatenate(orphan -> drop(session, orphan))
                .collect()
                .asList();
    }

    private static Uni<Repaired> drop(ClusterSession session, Marked orphan) {
        var steps =
                switch (orphan.thing().kind()) {
                    case DATABASE -> Removal.ofDatabase(orphan.identifier());
                    case ROLE -> Removal.ofRole(orphan.identifier());
                };
        return Multi.createFrom()
                .iterable(steps)
                .onItem()
                .transformToUniAndConcatenate(step -> take(session, step))
                .collect()
                .last()
                .replaceWith(new Repaired(orphan, true, ""))
                .onFailure()
                .recoverWithItem(failure -> new Repaired(
                        orphan,
                        false,
                        Failure.of(failure, session.cluster().id()).error()));
    }

    private static Uni<StepOutcome> take(ClusterSession session, Step step) {
        return step.detect(session)
                .chain(found -> found instanceof StepOutcome.Needed
                        ? step.apply(session).chain(() -> step.verify(session))
                        : StepOutcome.now(found))
                .invoke(outcome -> {
                    if (!(outcome instanceof StepOutcome.Satisfied)) {
                        throw new PermanentFailureException("step %s had no effect".formatted(step.name()));
                    }
                });
    }

    private static List<Repaired> kept(Set<Marked> orphans, String reason) {
        return orphans.stream()
                .map(orphan -> new Repaired(orphan, false, reason))
                .toList();
    }

    private static void log(Repaired repair) {
        var thing = repair.orphan().thing();
        LOG.infof(
                "orphan %s cluster=%s %s=%s project=%s %s",
                repair.dropped() ? "dropped" : "kept",
                thing.cluster(),
                thing.kind().text(),
                thing.name(),
                repair.orphan().project().text(),
                repair.reason());
    }
}

package io.groundplan.worker.drift.internal;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.groundplan.worker.drift.DriftReport;
import io.groundplan.worker.drift.KnownDatabase;
import io.groundplan.worker.drift.Repaired;

/** The report. Projects are named by their `prj_` form, as markers do. */
record DriftJson(
        Instant observedAt,
        List<OrphanJson> orphans,
        List<MissingJson> missing,
        List<String> unreachableClusters,
        List<RepairedJson> repaired) {

    /** `kind` is database or role; a disputed one is not repaired. */
    record OrphanJson(String cluster, String kind, String name, String project, boolean disputed) {
        static OrphanJson of(DriftReport.Orphan orphan) {
            var thing = orphan.marked().thing();
            return new OrphanJson(
                    thing.cluster(),
                    thing.kind().text(),
                    thing.name(),
                    orphan.marked().project().text(),
                    orphan.disputed());
        }
    }

    record MissingJson(String cluster, String database, String databaseId, String project) {
        static MissingJson of(KnownDatabase missing) {
            return new MissingJson(
                    missing.cluster(),
                    missing.database(),
                    missing.id().text(),
                    missing.project().text());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record RepairedJson(String cluster, String kind, String name, String project, boolean dropped, String reason) {
        static RepairedJson of(Repaired repaired) {
            var thing = repaired.orphan().thing();
            return new RepairedJson(
                    thing.cluster(),
                    thing.kind().text(),
                    thing.name(),
                    repaired.orphan().project().text(),
                    repaired.dropped(),
                    repaired.reason());
        }
    }

    static DriftJson of(DriftReport report, List<Repaired> repaired) {
        return new DriftJson(
                report.observedAt(),
                report.orphans().stream().map(OrphanJson::of).toList(),
                report.missing().stream().map(MissingJson::of).toList(),
                report.unreachable(),
                repaired.stream().map(RepairedJson::of).toList());
    }
}

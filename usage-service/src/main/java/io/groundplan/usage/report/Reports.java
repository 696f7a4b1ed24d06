package io.groundplan.usage.report;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.usage.access.Access;
import io.groundplan.usage.access.Role;
import io.groundplan.usage.calendar.Buckets;
import io.groundplan.usage.calendar.Period;
import io.groundplan.usage.calendar.Range;

/** The figures of a project, for those who may see the project. Each report is one statement, of one moment. */
@ApplicationScoped
public class Reports {
    private final Access access;
    private final StatsTable stats;
    private final UsageTables usage;
    private final SeriesTables series;
    private final Clock clock;

    Reports(Access access, StatsTable stats, UsageTables usage, SeriesTables series, Clock clock) {
        this.access = access;
        this.stats = stats;
        this.usage = usage;
        this.series = series;
        this.clock = clock;
    }

    public Uni<Report<Stats>> stats(ProjectId project, UserId reader) {
        return readable(project, reader).chain(() -> stats.of(project, clock.instant()));
    }

    /** Of the current day, week or month. */
    public Uni<Report<Usage>> usage(ProjectId project, UserId reader, Period period) {
        return readable(project, reader).chain(() -> usage.current(project, Span.ofCurrent(period, clock.instant())));
    }

    public Uni<Report<Series>> series(ProjectId project, UserId reader, Metric metric, Period period, Range range) {
        return readable(project, reader)
                .chain(() -> series.of(project, metric, Buckets.of(period, range, clock.instant())));
    }

    /** Of the current month. */
    public Uni<Report<EgressBreakdown>> egress(ProjectId project, UserId reader) {
        return readable(project, reader)
                .chain(() -> usage.egress(project, Span.ofCurrent(Period.MONTH, clock.instant())));
    }

    private Uni<Void> readable(ProjectId project, UserId reader) {
        return access.require(reader, project, Role.VIEWER);
    }
}

package io.groundplan.usage.metering;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

/** The partitions of the sums: everything that is kept has one, and what is about to come has one before it comes. */
@ApplicationScoped
class RollupPartitions {
    private static final Logger LOG = Logger.getLogger(RollupPartitions.class);
    private static final Period MINUTES_KEPT = Period.ofDays(40);
    private static final Period HOURS_KEPT = Period.ofMonths(13);
    private static final Period DAYS_AHEAD = Period.ofDays(7);
    private static final Period MONTHS_AHEAD = Period.ofMonths(2);

    private final PartitionDdl ddl;
    /** Days whose minutes and hours are known to have a place. */
    private final Set<LocalDate> covered = ConcurrentHashMap.newKeySet();

    RollupPartitions(PartitionDdl ddl) {
        this.ddl = ddl;
    }

    boolean cover(Collection<LocalDate> days) {
        return covered.containsAll(days);
    }

    /** Makes what these days miss. The schedule is ahead of it, except after weeks of downtime. */
    void create(Collection<LocalDate> days) throws SQLException {
        var needed = new LinkedHashSet<RollupPartition>();
        days.forEach(day -> needed.add(RollupPartition.ofMinutes(day)));
        days.forEach(day -> needed.add(RollupPartition.ofHours(YearMonth.from(day))));
        createMissing(needed);
        covered.addAll(days);
    }

    /** To be called when a partition turns out to be missing after all. */
    void lookAgain() {
        covered.clear();
    }

    /** Makes the partitions of all that is kept and of what comes next. */
    void createAround(Instant now) throws SQLException {
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var needed = new LinkedHashSet<RollupPartition>();
        today.minus(MINUTES_KEPT)
                .datesUntil(today.plus(DAYS_AHEAD).plusDays(1))
                .forEach(day -> needed.add(RollupPartition.ofMinutes(day)));
        var last = YearMonth.from(today.plus(MONTHS_AHEAD));
        for (var month = YearMonth.from(today.minus(HOURS_KEPT)); !month.isAfter(last); month = month.plusMonths(1)) {
            needed.add(RollupPartition.ofHours(month));
        }
        createMissing(needed);
    }

    /** Drops those whose last bucket is past keeping. */
    void dropExpired(Instant now) throws SQLException {
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        covered.clear();
        drop(RollupPartition.MINUTES, today.minus(MINUTES_KEPT));
        drop(RollupPartition.HOURS, today.minus(HOURS_KEPT));
    }

    private void createMissing(Set<RollupPartition> needed) throws SQLException {
        var existing = Set.copyOf(ddl.partitionsOf(RollupPartition.MINUTES));
        var existingHours = Set.copyOf(ddl.partitionsOf(RollupPartition.HOURS));
        for (var partition : needed) {
            if (!existing.contains(partition.name()) && !existingHours.contains(partition.name())) {
                ddl.execute(partition.creation());
                LOG.debugf("partition created name=%s", partition.name());
            }
        }
    }

    private void drop(String table, LocalDate keptFrom) throws SQLException {
        for (var name : ddl.partitionsOf(table)) {
            var partition = RollupPartition.named(name);
            if (!partition.to().isAfter(keptFrom)) {
                ddl.execute(partition.removal());
                LOG.infof("partition dropped name=%s", name);
            }
        }
    }
}

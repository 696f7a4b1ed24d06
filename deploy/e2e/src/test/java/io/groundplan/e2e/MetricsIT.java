package io.groundplan.e2e;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import io.groundplan.e2e.monitoring.MonitoringFiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What operators are told of metrics is what running services export, and nothing of ours is exported that they are not told. */
@ExtendWith(SharedStack.class)
class MetricsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String OURS = "groundplan_";

    private static RunningStack stack;

    @BeforeAll
    static void useEveryService() {
        stack = SharedStack.running();
        var owner = Person.named(stack, "metrics");
        var project = owner.createsWithDatabase();
        project.invite(Person.named(stack, "invited"), "member");
        owner.client().get(project.activity()).expect(200);
    }

    @Test
    void everyMetricOfTheTableIsExportedWithItsLabels() {
        var table = MonitoringFiles.table();
        assertTrue(table.size() > 30, "the table is not read: " + table.keySet());
        Awaitility.await("all metrics").atMost(PATIENCE).untilAsserted(() -> {
            var exported = ServiceMetrics.of(stack).labelsBySeries();
            var missing = new TreeSet<String>();
            for (var metric : table.values()) {
                var labels = new TreeSet<String>();
                boolean found = false;
                for (var series : exported.entrySet()) {
                    if (MonitoringFiles.metricOf(series.getKey(), table.keySet())
                            .equals(metric.name())) {
                        found = true;
                        labels.addAll(series.getValue());
                    }
                }
                if (!found || !labels.containsAll(metric.labels())) {
                    missing.add(metric.name() + " by " + metric.labels() + ", is by " + labels);
                }
            }
            assertEquals(Set.of(), missing);
        });
    }

    @Test
    void everySeriesOfRulesAndDashboardIsExported() {
        var wanted = new TreeSet<>(MonitoringFiles.series());
        Awaitility.await("all series").atMost(PATIENCE).untilAsserted(() -> {
            var missing = new TreeSet<>(wanted);
            missing.removeAll(ServiceMetrics.of(stack).labelsBySeries().keySet());
            assertEquals(Set.of(), missing);
        });
    }

    @Test
    void everyMetricOfOursIsInTheTable() {
        var table = MonitoringFiles.table().keySet();
        var untold = new TreeSet<String>();
        ServiceMetrics.of(stack).labelsBySeries().keySet().stream()
                .filter(series -> series.startsWith(OURS))
                .filter(series -> !table.contains(MonitoringFiles.metricOf(series, table)))
                .forEach(untold::add);
        assertEquals(Set.of(), untold);
    }
}

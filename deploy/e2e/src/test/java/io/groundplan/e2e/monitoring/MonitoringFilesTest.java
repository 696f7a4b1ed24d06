package io.groundplan.e2e.monitoring;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Rules, dashboard, table and runbooks agree; that services export what they name is for {@link io.groundplan.e2e.MetricsIT}. */
class MonitoringFilesTest {
    static Iterable<JsonNode> alerts() {
        return MonitoringFiles.alerts();
    }

    @Test
    void theRulesAreAPrometheusRuleAndNothingElse() {
        var rules = MonitoringFiles.rules();
        assertEquals(Set.of("apiVersion", "kind", "metadata", "spec"), keys(rules));
        assertEquals("monitoring.coreos.com/v1", rules.get("apiVersion").textValue());
        assertEquals("PrometheusRule", rules.get("kind").textValue());
        assertEquals(Set.of("groups"), keys(rules.get("spec")));
        rules.at("/spec/groups").forEach(group -> assertEquals(Set.of("name", "rules"), keys(group)));
        var names = MonitoringFiles.alerts().stream().map(alert -> name(alert)).toList();
        assertEquals(names.size(), Set.copyOf(names).size(), "a name twice");
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void anAlertSaysWhenHowLongHowBadAndWhatToDo(JsonNode alert) {
        var name = name(alert);
        assertAll(
                () -> assertEquals(Set.of("alert", "expr", "for", "labels", "annotations"), keys(alert)),
                () -> assertTrue(name.matches("Groundplan[A-Z][A-Za-z]+"), name),
                () -> assertTrue(alert.get("for").textValue().matches("\\d+[mh]"), name),
                () -> assertEquals(Set.of("severity"), keys(alert.get("labels"))),
                () -> assertTrue(Set.of("critical", "warning")
                        .contains(alert.at("/labels/severity").textValue())),
                () -> assertEquals(Set.of("summary", "runbook"), keys(alert.get("annotations"))),
                () -> assertEquals(
                        "foundation/docs/observability.md#" + name.toLowerCase(java.util.Locale.ROOT),
                        alert.at("/annotations/runbook").textValue()),
                () -> assertTrue(MonitoringFiles.runbooks().contains(name), name + " has no section"));
    }

    @Test
    void everyRunbookIsOfAnAlert() {
        var alerts = MonitoringFiles.alerts().stream().map(alert -> name(alert)).collect(Collectors.toSet());
        var runbooks = new TreeSet<>(MonitoringFiles.runbooks());
        runbooks.removeAll(alerts);
        assertEquals(Set.of(), runbooks);
    }

    @Test
    void theTableKnowsEveryMetricOfRulesAndDashboard() {
        var table = MonitoringFiles.table().keySet();
        var unknown = new TreeSet<>(MonitoringFiles.series());
        unknown.removeIf(series -> table.contains(MonitoringFiles.metricOf(series, table)));
        assertEquals(Set.of(), unknown);
    }

    @Test
    void theTableNamesTheAlertsOfEachMetric() {
        var table = MonitoringFiles.table();
        for (var metric : table.values()) {
            var alerts = MonitoringFiles.alerts().stream()
                    .filter(alert -> PromQl.metrics(expression(alert)).stream()
                            .anyMatch(series -> MonitoringFiles.metricOf(series, table.keySet())
                                    .equals(metric.name())))
                    .map(alert -> name(alert))
                    .collect(Collectors.toSet());
            assertEquals(alerts, Set.copyOf(metric.alerts()), metric.name());
        }
    }

    @Test
    void theDashboardHasPanelsWithQueriesThatDoNotOverlap() {
        var dashboard = MonitoringFiles.dashboard();
        assertEquals("groundplan", dashboard.get("uid").textValue());
        var ids = new TreeSet<Integer>();
        var cells = new TreeSet<String>();
        for (var panel : dashboard.get("panels")) {
            assertTrue(ids.add(panel.get("id").intValue()), "an id twice");
            if (!panel.get("type").textValue().equals("row")) {
                assertFalse(panel.get("targets").isEmpty(), panel.get("title").textValue());
                var at = panel.get("gridPos");
                assertTrue(
                        cells.add(at.get("x") + "," + at.get("y")),
                        panel.get("title").textValue());
                assertTrue(at.get("x").intValue() + at.get("w").intValue() <= 24);
            }
        }
        var variables = MonitoringFiles.stream(dashboard.at("/templating/list"))
                .map(variable -> variable.get("name").textValue())
                .collect(Collectors.toSet());
        assertEquals(Set.of("datasource", "service"), variables);
    }

    private static String name(JsonNode alert) {
        return alert.get("alert").textValue();
    }

    private static String expression(JsonNode alert) {
        return alert.get("expr").textValue();
    }

    private static Set<String> keys(JsonNode node) {
        var keys = new TreeSet<String>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }
}

package io.groundplan.e2e.monitoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

/** What operators are given: the table of metrics, the rules of alerts, the dashboard, and what to do. */
public final class MonitoringFiles {
    private static final Path ROOT =
            Path.of(System.getProperty("groundplan.home", "../..")).toAbsolutePath();
    private static final Path MONITORING = ROOT.resolve("deploy/kubernetes/base/monitoring");
    private static final Path PAGE = ROOT.resolve("foundation/docs/observability.md");
    /** What Prometheus says itself. */
    private static final Set<String> OF_PROMETHEUS = Set.of("up");

    private static final Pattern NAME = Pattern.compile("`([a-z][a-z0-9_]*)`");
    private static final Pattern LABEL = Pattern.compile("`(\\w+)`");
    private static final Pattern ALERT = Pattern.compile("\\[(\\w+)]\\(#(\\w+)\\)");
    private static final Pattern SERIES = Pattern.compile("(.+)_(?:count|sum|bucket|max)");

    private MonitoringFiles() {}

    /** A row of the table: name, unit, the labels that tell series apart, and the alerts that it links to. */
    public record Metric(String name, String unit, Set<String> labels, List<String> alerts) {}

    public static Map<String, Metric> table() {
        var metrics = new TreeMap<String, Metric>();
        page().lines()
                .map(line -> line.split("\\|"))
                .filter(MonitoringFiles::isMetric)
                .forEach(cells -> {
                    var name = NAME.matcher(cells[1].strip()).replaceAll("$1");
                    metrics.put(
                            name,
                            new Metric(
                                    name,
                                    cells[2].strip(),
                                    Set.copyOf(found(LABEL, cells[3])),
                                    found(ALERT, cells[5])));
                });
        return metrics;
    }

    private static boolean isMetric(String... cells) {
        return cells.length == 6 && NAME.matcher(cells[1].strip()).matches();
    }

    private static List<String> found(Pattern pattern, String cell) {
        return pattern.matcher(cell).results().map(found -> found.group(1)).toList();
    }

    /** The name in the table for a series, which may be one of several of a metric. */
    public static String metricOf(String series, Set<String> table) {
        var part = SERIES.matcher(series);
        return !table.contains(series) && part.matches() ? part.group(1) : series;
    }

    /** The alerts that have a section on what to do. */
    static Set<String> runbooks() {
        return page().lines()
                .filter(line -> line.startsWith("### "))
                .map(line -> line.substring("### ".length()).strip())
                .collect(Collectors.toSet());
    }

    static JsonNode rules() {
        return read(new ObjectMapper(new YAMLFactory()), "alerts.yaml");
    }

    static JsonNode dashboard() {
        return read(new ObjectMapper(), "dashboard.json");
    }

    /** Every rule of every group. */
    public static List<JsonNode> alerts() {
        return stream(rules().at("/spec/groups"))
                .flatMap(group -> stream(group.get("rules")))
                .toList();
    }

    /** The dashboard's queries, with what a user chooses chosen. */
    public static List<String> queries() {
        return stream(dashboard().get("panels"))
                .flatMap(panel -> stream(panel.path("targets")))
                .map(target -> target.get("expr").textValue().replace("$__rate_interval", "5m"))
                .toList();
    }

    /** What Prometheus would have to find at the services for all of it. */
    public static Set<String> series() {
        var series = new TreeSet<String>();
        alerts().forEach(alert -> series.addAll(PromQl.metrics(alert.get("expr").textValue())));
        queries().forEach(query -> series.addAll(PromQl.metrics(query)));
        series.removeAll(OF_PROMETHEUS);
        return series;
    }

    static Stream<JsonNode> stream(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }

    private static String page() {
        try {
            return Files.readString(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(ObjectMapper mapper, String file) {
        try {
            return mapper.readTree(MONITORING.resolve(file).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.groundplan.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What the services of a stack tell Prometheus at this moment: series by their names, and the labels of each. */
record ServiceMetrics(Map<String, Set<String>> labelsBySeries) {
    private static final List<String> SERVICES =
            List.of("project-service", "membership-service", "usage-service", "provisioning-worker");
    private static final Pattern SERIES = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? \\S+");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"(?:[^\"\\\\]|\\\\.)*\"");

    static ServiceMetrics of(RunningStack stack) {
        var series = new TreeMap<String, Set<String>>();
        SERVICES.forEach(
                service -> read(stack, service).lines().map(SERIES::matcher).forEach(line -> {
                    if (line.matches()) {
                        var labels = series.computeIfAbsent(line.group(1), name -> new HashSet<>());
                        if (line.group(2) != null) {
                            LABEL.matcher(line.group(2)).results().forEach(label -> labels.add(label.group(1)));
                        }
                    }
                }));
        return new ServiceMetrics(series);
    }

    private static String read(RunningStack stack, String service) {
        var settings = new Properties();
        try (var from = Files.newInputStream(stack.configuration(service))) {
            settings.load(from);
            var address = URI.create("http://localhost:" + settings.getProperty("quarkus.http.port") + "/q/metrics");
            var request = HttpRequest.newBuilder(address)
                    .header("Accept", "text/plain")
                    .build();
            return PlainHttp.client().send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

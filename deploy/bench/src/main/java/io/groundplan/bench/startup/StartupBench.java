package io.groundplan.bench.startup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.groundplan.bench.Line;
import io.groundplan.images.Recording;
import io.groundplan.images.Servers;
import io.groundplan.images.Stage;
import io.groundplan.images.Start;

/** How soon a service is ready, and what it holds in memory then: as packaged, and from an archive of its classes. */
public final class StartupBench {
    private static final List<String> SERVICES =
            List.of("project-service", "membership-service", "usage-service", "provisioning-worker");
    /** As in a container of 512 MiB. */
    private static final List<String> OPTIONS = List.of("-Xmx256m", "-XX:+UseSerialGC");

    private static final int FIRST_WITH_ARCHIVES = 25;
    private static final int STARTS = 5;
    private static final double MILLION = 1e6;
    private static final double MEBIBYTE = 1 << 20;

    private record Sample(double millis, double mebibytes) {}

    private final Servers servers = new Servers();
    private final Path directory = Path.of(System.getenv("GROUNDPLAN_DATA"));
    private final Path jdk = Path.of(System.getenv("GROUNDPLAN_JDK"));
    private final int starts;

    private StartupBench(int starts) {
        this.starts = starts;
    }

    public static void main(String[] arguments) throws Exception {
        var named = Arrays.stream(arguments)
                .filter(argument -> !argument.startsWith("--"))
                .toList();
        var bench = new StartupBench(List.of(arguments).contains("--quick") ? 1 : STARTS);
        Runtime.getRuntime().addShutdownHook(new Thread(bench.servers::close));
        for (var service : named.isEmpty() ? SERVICES : named) {
            bench.measure(service);
        }
        // Kafka leaves threads behind that are no daemons
        System.exit(0);
    }

    private void measure(String service) throws Exception {
        var name = service.replace('-', '_');
        var stage = Stage.of(service, Path.of(""), directory);
        // the first start migrates, and takes the jars from the disk
        Start.of(stage, servers, jdk, OPTIONS).close();
        print(name, "", samples(stage, OPTIONS));
        if (javaVersion() < FIRST_WITH_ARCHIVES) {
            Line.remark("no archive: GROUNDPLAN_JDK is older than Java " + FIRST_WITH_ARCHIVES);
            return;
        }
        Recording.record(stage, servers, jdk);
        Line.print(name + "_archive", Files.size(stage.archive()) / MEBIBYTE, "MiB");
        var options = new ArrayList<>(OPTIONS);
        // on: an archive that does not fit ends the start, instead of being left alone
        options.addAll(
                List.of("-XX:AOTMode=on", "-XX:AOTCache=" + stage.archive().getFileName()));
        print(name, "_with_archive", samples(stage, options));
    }

    private List<Sample> samples(Stage stage, List<String> options) throws Exception {
        var samples = new ArrayList<Sample>();
        for (int i = 0; i < starts; i++) {
            try (var start = Start.of(stage, servers, jdk, options)) {
                samples.add(new Sample(start.untilReady().toNanos() / MILLION, start.residentBytes() / MEBIBYTE));
            }
        }
        return samples;
    }

    private static void print(String name, String how, List<Sample> samples) {
        Line.print(
                name + "_ready" + how,
                median(samples.stream().map(Sample::millis).toList()),
                "ms");
        Line.print(
                name + "_resident" + how,
                median(samples.stream().map(Sample::mebibytes).toList()),
                "MiB");
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /** By what every Java says of itself in a file. */
    private int javaVersion() throws Exception {
        return Files.readAllLines(jdk.resolve("release")).stream()
                .filter(line -> line.startsWith("JAVA_VERSION="))
                .map(line -> line.replaceAll("[^0-9.]", "").split("\\.")[0])
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElseThrow();
    }
}

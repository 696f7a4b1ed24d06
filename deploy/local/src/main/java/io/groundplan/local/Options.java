package io.groundplan.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the stack is started.
 *
 * @param fresh whether the data of earlier runs is deleted first
 * @param demo whether there is to be something to look at
 * @param replicas how many processes each service has, 1 to 3
 * @param javaOptions what each service's JVM is started with
 * @param traces where traces are collected, by OTLP over HTTP
 */
record Options(
        Directories directories,
        int port,
        boolean fresh,
        boolean demo,
        int replicas,
        List<String> javaOptions,
        Optional<URI> traces) {
    // the first compiler alone: a service is ready in half the time, which matters more here than its top speed
    private static final String DEFAULT_JAVA_OPTIONS = "-Xmx256m -XX:TieredStopAtLevel=1";
    private static final String DEFAULT_PORT = "8080";
    private static final int MAX_PORT = 65_535;
    private static final String FRESH = "--fresh";
    private static final String DEMO = "--demo";
    private static final String REPLICAS = "--replicas=";
    // the control database has connections for so many
    private static final int MAX_REPLICAS = 3;

    static Options of(List<String> arguments, Map<String, String> environment) {
        arguments.stream()
                .filter(argument -> !argument.equals(FRESH) && !argument.equals(DEMO) && !argument.startsWith(REPLICAS))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new IllegalArgumentException(
                            "unknown option " + unknown + "; deploy/local/up --help names all");
                });
        var repository = Path.of(environment.getOrDefault("GROUNDPLAN_HOME", ""))
                .toAbsolutePath()
                .normalize();
        var state = repository.resolve(environment.getOrDefault("GROUNDPLAN_DATA", ".local"));
        return new Options(
                new Directories(repository, state),
                port(environment.getOrDefault("GROUNDPLAN_PORT", DEFAULT_PORT)),
                arguments.contains(FRESH),
                arguments.contains(DEMO),
                replicas(arguments),
                List.of(environment
                        .getOrDefault("GROUNDPLAN_JAVA_OPTIONS", DEFAULT_JAVA_OPTIONS)
                        .strip()
                        .split("\\s+")),
                traces(environment.getOrDefault("GROUNDPLAN_TRACES", "")));
    }

    private static Optional<URI> traces(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!text.matches("https?://[^/?#\\s]+/?")) {
            throw new IllegalArgumentException(
                    "GROUNDPLAN_TRACES must be the address of a collector, such as http://localhost:4318, not '" + text
                            + "'");
        }
        return Optional.of(URI.create(text));
    }

    private static int port(String text) {
        return number(text, MAX_PORT)
                .orElseThrow(() ->
                        new IllegalArgumentException("GROUNDPLAN_PORT must be a port number, not '" + text + "'"));
    }

    private static int replicas(List<String> arguments) {
        var text = arguments.stream()
                .filter(argument -> argument.startsWith(REPLICAS))
                .reduce(REPLICAS + 1, (first, last) -> last)
                .substring(REPLICAS.length());
        return number(text, MAX_REPLICAS)
                .orElseThrow(() -> new IllegalArgumentException(
                        "--replicas must be a number from 1 to " + MAX_REPLICAS + ", not '" + text + "'"));
    }

    private static Optional<Integer> number(String text, int max) {
        return Optional.of(text)
                .filter(digits -> digits.matches("\\d{1,9}"))
                .map(Integer::valueOf)
                .filter(number -> number > 0 && number <= max);
    }
}

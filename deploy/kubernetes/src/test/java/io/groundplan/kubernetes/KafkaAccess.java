package io.groundplan.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.groundplan.contracts.event.Topics;

/** What a service needs of Kafka, by its channels and by the table of topics in the README. */
record KafkaAccess(Set<String> reads, Set<String> groups, Set<String> writes, Set<String> givesUpTo) {
    /** The one reader that is no channel: UsageEventConsumer. */
    private static final Map<String, String> OWN_GROUPS = Map.of("usage-service", "usage-service-counting");

    private static final Pattern ROW = Pattern.compile("\\| `(groundplan\\.[^`]+\\.v1)` \\| ([^|]+) \\| ([^|]+) \\|");

    static KafkaAccess of(String service) {
        var channels = ServiceConfig.of(service).channels();
        var reads = channels.stream().map(ServiceConfig.Channel::topic).collect(Collectors.toCollection(TreeSet::new));
        var groups = channels.stream().map(ServiceConfig.Channel::group).collect(Collectors.toCollection(TreeSet::new));
        var givesUpTo = channels.stream()
                .map(ServiceConfig.Channel::deadLetters)
                .collect(Collectors.toCollection(TreeSet::new));
        if (OWN_GROUPS.containsKey(service)) {
            reads.add(Topics.USAGE);
            groups.add(OWN_GROUPS.get(service));
            givesUpTo.add(Topics.deadLetters(Topics.USAGE));
        }
        return new KafkaAccess(reads, groups, documented(service, 2), givesUpTo);
    }

    /** The topics that the README says the service writes (column 2) or reads (column 3). */
    static Set<String> documented(String service, int column) {
        return ROW.matcher(readme())
                .results()
                .filter(row -> names(row.group(column)).contains(service))
                .map(row -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Operations by resource, as `topic/name` or `group/name`. */
    Map<String, Set<String>> rights() {
        var rights = new TreeMap<String, Set<String>>();
        reads.forEach(topic -> add(rights, "topic/" + topic, "Describe", "Read"));
        Stream.concat(writes.stream(), givesUpTo.stream())
                .forEach(topic -> add(rights, "topic/" + topic, "Describe", "Write"));
        groups.forEach(group -> add(rights, "group/" + group, "Describe", "Read"));
        return rights;
    }

    private static void add(Map<String, Set<String>> rights, String resource, String... operations) {
        rights.computeIfAbsent(resource, ignored -> new TreeSet<>()).addAll(Set.of(operations));
    }

    /** Of "any producer; provisioning-worker (samples), services (…)": `services` are all that answer with API keys. */
    private static Set<String> names(String column) {
        return column.contains(", services (")
                ? PodsTest.SERVICES
                : PodsTest.SERVICES.stream().filter(column::contains).collect(Collectors.toSet());
    }

    private static String readme() {
        try {
            return Files.readString(Path.of("../../README.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

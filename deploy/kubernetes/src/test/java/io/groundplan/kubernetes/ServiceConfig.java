package io.groundplan.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The configuration that a service is built with: what all share, and its own, which wins. */
record ServiceConfig(Map<String, String> values) {
    private static final Path REPOSITORY = Path.of("../..");
    private static final Path SHARED =
            REPOSITORY.resolve("foundation/runtime/src/main/resources/META-INF/microprofile-config.properties");
    private static final String CHANNEL = "mp.messaging.incoming.";

    static ServiceConfig of(String service) {
        return read(List.of(SHARED, REPOSITORY.resolve(service).resolve("src/main/resources/application.properties")));
    }

    static ServiceConfig shared() {
        return read(List.of(SHARED));
    }

    long seconds(String key) {
        return Duration.parse("PT" + values.get(key)).toSeconds();
    }

    /** Every channel that reads: its topic, group and dead letters. */
    List<Channel> channels() {
        return values.keySet().stream()
                .filter(key -> key.startsWith(CHANNEL) && key.endsWith(".connector"))
                .map(key -> key.substring(0, key.length() - "connector".length()))
                .map(prefix -> new Channel(
                        values.get(prefix + "topic"),
                        values.get(prefix + "group.id"),
                        values.get(prefix + "dead-letter-queue.topic")))
                .toList();
    }

    Set<String> keys() {
        return values.keySet().stream()
                // a key of one profile is a key
                .map(key -> key.replaceFirst("^%\\w+\\.", ""))
                .collect(Collectors.toSet());
    }

    record Channel(String topic, String group, String deadLetters) {}

    private static ServiceConfig read(List<Path> files) {
        var values = new TreeMap<String, String>();
        for (var file : files) {
            var properties = new Properties();
            try (var reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name)));
        }
        return new ServiceConfig(values);
    }
}

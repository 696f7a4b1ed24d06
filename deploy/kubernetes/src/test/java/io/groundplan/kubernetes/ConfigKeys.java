package io.groundplan.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.jandex.Indexer;

/** Every configuration key that exists: of Quarkus' extensions, of our mappings and injections, of Kafka's clients. */
final class ConfigKeys {
    private static final String QUARKUS = "META-INF/quarkus-config-doc/quarkus-config-model.json";
    /** What stands for a name of the operator's choice. */
    private static final Pattern CHOSEN = Pattern.compile("\"[^\"]*\"|\\*|\\{\\*}");

    private static final Pattern ASKED_FOR = Pattern.compile("\\$\\{([a-z][^:}]*)");

    private final List<Pattern> variables;

    private ConfigKeys(Set<String> keys) {
        variables = keys.stream().map(ConfigKeys::variable).toList();
    }

    static ConfigKeys ofServices(Set<String> services) {
        var keys = new HashSet<String>();
        keys.addAll(ofQuarkus());
        keys.addAll(ofKafka());
        var configurations = Stream.concat(
                Stream.of(ServiceConfig.shared()), services.stream().map(ServiceConfig::of));
        configurations.forEach(configuration -> {
            keys.addAll(configuration.keys());
            configuration
                    .values()
                    .values()
                    .forEach(value -> ASKED_FOR.matcher(value).results().forEach(asked -> keys.add(asked.group(1))));
        });
        Stream.concat(Stream.of("foundation/runtime"), services.stream())
                .forEach(module -> keys.addAll(ofClasses(Path.of("../..", module, "target/classes"))));
        return new ConfigKeys(keys);
    }

    /** Whether the environment variable sets a key. */
    boolean isSetBy(String variable) {
        return variables.stream().anyMatch(key -> key.matcher(variable).matches());
    }

    private static Pattern variable(String key) {
        var parts = CHOSEN.split(key, -1);
        var expression = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            expression.append(i == 0 ? "" : "_?[A-Z0-9_]+_?");
            expression.append(parts[i].replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT));
        }
        return Pattern.compile(expression.toString());
    }

    private static Set<String> ofQuarkus() {
        try {
            var keys = new HashSet<String>();
            var loader = ConfigKeys.class.getClassLoader();
            for (var model : Collections.list(loader.getResources(QUARKUS))) {
                try (var stream = model.openStream()) {
                    collect(new ObjectMapper().readTree(stream), keys);
                }
            }
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(JsonNode node, Set<String> keys) {
        node.findValues("path").forEach(path -> keys.add(path.path("property").asText()));
        node.findValues("additionalPaths")
                .forEach(paths ->
                        paths.forEach(path -> keys.add(path.path("property").asText())));
        node.forEach(child -> {
            if (child.isContainerNode()) {
                collect(child, keys);
            }
        });
        keys.remove("");
    }

    private static Set<String> ofKafka() {
        var keys = new HashSet<String>();
        Stream.concat(ConsumerConfig.configNames().stream(), ProducerConfig.configNames().stream())
                .forEach(name -> keys.add("kafka." + name));
        return keys;
    }

    private static Set<String> ofClasses(Path classes) {
        var indexer = new Indexer();
        try (var files = Files.walk(classes)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                try (var stream = Files.newInputStream(file)) {
                    indexer.index(stream);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var index = indexer.complete();
        var keys = new HashSet<String>();
        for (var injected : index.getAnnotations(ConfigProperty.class)) {
            keys.add(injected.value("name").asString());
        }
        for (var mapped : index.getAnnotations(ConfigMapping.class)) {
            keys.addAll(ofMapping(
                    mapped.target().asClass().name().toString(),
                    mapped.value("prefix").asString()));
        }
        return keys;
    }

    private static Set<String> ofMapping(String name, String prefix) {
        try {
            var mapping = Class.forName(name, false, ConfigKeys.class.getClassLoader());
            return ConfigMappings.getProperties(new ConfigMappings.ConfigClass(mapping, prefix))
                    .keySet();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}

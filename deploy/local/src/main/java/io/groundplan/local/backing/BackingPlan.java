package io.groundplan.local.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What the process of the backing servers needs to know, handed over in a private file.
 *
 * @param databases the password of the role that owns the database and is named like it
 */
public record BackingPlan(
        Path directory, int controlPort, int tenantPort, int kafkaPort, Map<String, String> databases) {
    private static final String DATABASE = "database.";

    /** Written while all servers answer, with the id of their process. */
    public Path readyFile() {
        return pidFiles().resolve(BackingServers.NAME + ".ready");
    }

    /** Where the launcher keeps the process ids of the whole stack. */
    public Path pidFiles() {
        return directory.resolve("run");
    }

    Path data(String server) {
        return directory.resolve("data").resolve(server);
    }

    /** Holds the passwords: for a file that nobody else may read. */
    public Properties toProperties() {
        var properties = new Properties();
        properties.setProperty("directory", directory.toString());
        properties.setProperty("control.port", Integer.toString(controlPort));
        properties.setProperty("tenant.port", Integer.toString(tenantPort));
        properties.setProperty("kafka.port", Integer.toString(kafkaPort));
        databases.forEach((database, password) -> properties.setProperty(DATABASE + database, password));
        return properties;
    }

    static BackingPlan read(Path file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        var databases = new TreeMap<String, String>();
        properties.stringPropertyNames().stream()
                .filter(key -> key.startsWith(DATABASE))
                .forEach(key -> databases.put(key.substring(DATABASE.length()), properties.getProperty(key)));
        return new BackingPlan(
                Path.of(properties.getProperty("directory")),
                Integer.parseInt(properties.getProperty("control.port")),
                Integer.parseInt(properties.getProperty("tenant.port")),
                Integer.parseInt(properties.getProperty("kafka.port")),
                databases);
    }

    /** Keeps the passwords out of logs. */
    @Override
    public String toString() {
        return "BackingPlan[" + directory + "]";
    }
}

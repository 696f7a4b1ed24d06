package io.groundplan.testkit.embedded;

import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps the start-up noise of the embedded servers out of the logs, where those end up in java.util.logging. */
public final class QuietLogs {
    /** Log categories and their levels, in words that java.util.logging and Quarkus both know. */
    public static final Map<String, String> LEVELS = Map.of(
            "kafka", "SEVERE",
            "state.change.logger", "SEVERE",
            "org.apache.kafka", "WARNING",
            "org.apache.kafka.clients.NetworkClient", "SEVERE",
            "org.apache.kafka.controller", "SEVERE",
            "io.zonky.test", "WARNING");

    // loggers are held weakly by their manager: without these references the levels would be forgotten
    private static final List<Logger> LOGGERS =
            LEVELS.keySet().stream().map(Logger::getLogger).toList();

    private QuietLogs() {}

    static void apply() {
        // Kafka asks the Log4j API for a logger, which complains that nothing is behind it
        System.getProperties().putIfAbsent("log4j2.statusLoggerLevel", "OFF");
        LOGGERS.forEach(logger -> logger.setLevel(Level.parse(LEVELS.get(logger.getName()))));
    }
}

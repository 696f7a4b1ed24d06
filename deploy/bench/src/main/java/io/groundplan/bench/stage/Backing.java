package io.groundplan.bench.stage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

import io.groundplan.contracts.event.Topics;
import io.groundplan.testkit.embedded.KafkaBroker;
import io.groundplan.testkit.embedded.PostgresServer;

/** One PostgreSQL server for both sides, which writes as durably as it does by default, and Kafka. */
public final class Backing implements AutoCloseable {
    private static final String PASSWORD = "bench";
    private static final int PARTITIONS = 3;

    private final PostgresServer postgres;
    private final KafkaBroker kafka;

    Backing(Path directory) {
        postgres = PostgresServer.open(PostgresServer.Options.persistent(directory.resolve("postgres")));
        kafka = KafkaBroker.open(
                KafkaBroker.Options.persistent(directory.resolve("kafka")).withoutAutoCreatedTopics());
        kafka.createTopics(topics(), PARTITIONS);
    }

    String kafkaServers() {
        return kafka.bootstrapServers();
    }

    /** Creates the database of an application and answers the settings that lead to it. */
    Properties database(String name) {
        postgres.createOwnedDatabase(name, name, PASSWORD);
        var settings = new Properties();
        settings.setProperty("quarkus.datasource.jdbc.url", "jdbc:" + postgres.reactiveUrl(name));
        settings.setProperty("quarkus.datasource.reactive.url", postgres.reactiveUrl(name));
        settings.setProperty("quarkus.datasource.username", name);
        settings.setProperty("quarkus.datasource.password", PASSWORD);
        return settings;
    }

    Connection connect(String database) throws SQLException {
        return postgres.connect(database);
    }

    @Override
    public void close() {
        kafka.close();
        postgres.close();
    }

    private static List<String> topics() {
        return Topics.ALL.stream()
                .flatMap(topic -> Stream.of(topic, Topics.deadLetters(topic)))
                .toList();
    }
}

package io.groundplan.images;

import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

import io.groundplan.contracts.event.Topics;
import io.groundplan.testkit.embedded.FreePort;
import io.groundplan.testkit.embedded.KafkaBroker;
import io.groundplan.testkit.embedded.PostgresServer;

/** A database server and Kafka to start any one service with, and the settings that lead it there. */
public final class Servers implements AutoCloseable {
    private static final String PASSWORD = "of-no-other-use";
    private static final String CREDENTIAL = "of-no-other-use-than-to-start-here";
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    private final PostgresServer postgres = PostgresServer.open(PostgresServer.Options.forTests());
    private final KafkaBroker kafka = KafkaBroker.open(KafkaBroker.Options.forTests());
    private final StandInWorker worker = new StandInWorker();
    private final int nobody = FreePort.find();

    public Servers() {
        kafka.createTopics(
                Topics.ALL.stream()
                        .flatMap(topic -> Stream.of(topic, Topics.deadLetters(topic)))
                        .toList(),
                3);
    }

    /** What the service needs to become ready; its tables are there from the second start on. */
    public Properties settings(String service, int port) {
        var database = service.replace('-', '_');
        postgres.createOwnedDatabase(database, database, PASSWORD);
        var settings = new Properties();
        settings.setProperty("quarkus.http.host", "127.0.0.1");
        settings.setProperty("quarkus.http.port", Integer.toString(port));
        settings.setProperty("quarkus.datasource.jdbc.url", "jdbc:" + postgres.reactiveUrl(database));
        settings.setProperty("quarkus.datasource.reactive.url", postgres.reactiveUrl(database));
        settings.setProperty("quarkus.datasource.username", database);
        settings.setProperty("quarkus.datasource.password", PASSWORD);
        settings.setProperty("kafka.bootstrap.servers", kafka.bootstrapServers());
        settings.setProperty("groundplan.jwt.issuers.none.issuer", "https://issuer.groundplan.local");
        settings.setProperty("groundplan.jwt.issuers.none.jwks-url", "http://127.0.0.1:" + nobody + "/jwks.json");
        settings.setProperty("groundplan.internal.credential", CREDENTIAL);
        for (var keys : List.of("secrets", "project-tokens")) {
            settings.setProperty("groundplan." + keys + ".current-key-id", "k1");
            settings.setProperty("groundplan." + keys + ".keys.k1", KEY);
        }
        for (var other : List.of("project-service", "membership-service")) {
            settings.setProperty("groundplan.services." + other + ".url", "http://127.0.0.1:" + nobody);
        }
        settings.setProperty("groundplan.services.provisioning-worker.url", worker.url());
        return settings;
    }

    @Override
    public void close() {
        worker.close();
        kafka.close();
        postgres.close();
    }
}

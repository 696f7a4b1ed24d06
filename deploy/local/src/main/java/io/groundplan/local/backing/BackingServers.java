package io.groundplan.local.backing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

import io.groundplan.contracts.event.Topics;
import io.groundplan.local.process.Leftovers;
import io.groundplan.testkit.embedded.KafkaBroker;
import io.groundplan.testkit.embedded.PostgresServer;

/**
 * The process that holds both PostgreSQL servers and Kafka. It lives as long as its standard input is open: when the
 * launcher is killed the input ends, and this process ends the services and stops the servers in the launcher's place.
 */
public final class BackingServers {
    public static final String NAME = "backing-servers";
    private static final int PARTITIONS = 3;

    private BackingServers() {}

    /** Runs until the standard input ends; takes the file with the plan. */
    public static void main(String[] arguments) throws IOException {
        var plan = BackingPlan.read(Path.of(arguments[0]));
        Deque<AutoCloseable> running = new ArrayDeque<>();
        int exit = 0;
        try {
            start(plan, running);
            Files.writeString(
                    plan.readyFile(), Long.toString(ProcessHandle.current().pid()));
            awaitEndOfInput();
            // none are left when the launcher could stop them itself
            Leftovers.stop(plan.pidFiles(), NAME).forEach(name -> System.out.println("stopped " + name));
        } catch (RuntimeException e) {
            e.printStackTrace();
            exit = 1;
        } finally {
            running.forEach(BackingServers::close);
            Files.deleteIfExists(plan.readyFile());
        }
        // Kafka leaves threads behind that are no daemons
        System.exit(exit);
    }

    private static void start(BackingPlan plan, Deque<AutoCloseable> running) {
        var control = PostgresServer.open(
                PostgresServer.Options.persistent(plan.data("control")).withPort(plan.controlPort()));
        running.push(control);
        plan.databases().forEach((database, password) -> control.createOwnedDatabase(database, database, password));
        running.push(PostgresServer.open(
                PostgresServer.Options.persistent(plan.data("tenant")).withPort(plan.tenantPort())));
        var kafka = KafkaBroker.open(KafkaBroker.Options.persistent(plan.data("kafka"))
                .withPort(plan.kafkaPort())
                .withoutAutoCreatedTopics());
        running.push(kafka);
        kafka.createTopics(topics(), PARTITIONS);
    }

    private static List<String> topics() {
        return Topics.ALL.stream()
                .flatMap(topic -> Stream.of(topic, Topics.deadLetters(topic)))
                .toList();
    }

    private static void awaitEndOfInput() throws IOException {
        while (System.in.read() >= 0) {
            // nothing is ever sent
        }
    }

    private static void close(AutoCloseable server) {
        try {
            server.close();
        } catch (Exception e) {
            // the others must be stopped all the same
            e.printStackTrace();
        }
    }
}

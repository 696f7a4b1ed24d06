package io.groundplan.testkit.embedded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/** The broker and controller in one, on a log directory that is formatted once. */
final class KafkaNode {
    private final KafkaBroker.Options options;
    private final DataDirectory directory;
    private final int port;
    private KafkaRaftServer running;

    private KafkaNode(KafkaBroker.Options options) {
        this.options = options;
        this.directory = DataDirectory.of(options.dataDirectory(), "kafka");
        this.port = FreePort.orFind(options.port());
    }

    static KafkaNode started(KafkaBroker.Options options) {
        var node = new KafkaNode(options);
        node.start();
        return node;
    }

    ServerSwitch control() {
        return new ServerSwitch(port, this::start, this::stop, this::close);
    }

    private synchronized void start() {
        if (running != null) {
            return;
        }
        var properties = properties(FreePort.find());
        try {
            formatIfNew(properties);
        } catch (IOException e) {
            throw new UncheckedIOException("could not format " + directory.path(), e);
        }
        var server = new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM);
        server.startup();
        running = server;
    }

    private void formatIfNew(Properties properties) throws IOException {
        if (Files.exists(logs().resolve("meta.properties"))) {
            return;
        }
        var file = Files.createTempFile("groundplan-kafka-", ".properties");
        try (var writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        try {
            format(file);
        } finally {
            Files.delete(file);
        }
    }

    private static void format(Path file) throws IOException {
        var output = new ByteArrayOutputStream();
        int exit = StorageTool.execute(
                new String[] {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()},
                new PrintStream(output, true, StandardCharsets.UTF_8));
        if (exit != 0) {
            throw new IOException(output.toString(StandardCharsets.UTF_8));
        }
    }

    private Properties properties(int controllerPort) {
        var properties = new Properties();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", "1");
        properties.put("controller.quorum.voters", "1@localhost:" + controllerPort);
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("listeners", "PLAINTEXT://localhost:" + port + ",CONTROLLER://localhost:" + controllerPort);
        properties.put("advertised.listeners", "PLAINTEXT://localhost:" + port);
        properties.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.put("log.dirs", logs().toString());
        properties.put("auto.create.topics.enable", Boolean.toString(options.autoCreateTopics()));
        properties.put("num.partitions", "3");
        properties.put("group.initial.rebalance.delay.ms", "0");
        // a killed broker is let in again when the session of its former life has ended
        properties.put("broker.session.timeout.ms", "3000");
        properties.put("broker.heartbeat.interval.ms", "1000");
        // the cleaner's default buffer alone is 128 MiB of heap
        properties.put("log.cleaner.dedupe.buffer.size", "4194304");
        for (var internal : new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
            properties.put(internal + ".replication.factor", "1");
            properties.put(internal + ".num.partitions", "3");
        }
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
        return properties;
    }

    private Path logs() {
        return directory.path().resolve("logs");
    }

    private synchronized void stop() {
        if (running != null) {
            running.shutdown();
            running.awaitShutdown();
            running = null;
        }
    }

    private synchronized void close() {
        stop();
        directory.deleteIfTemporary();
    }
}

package io.groundplan.testkit.embedded;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/** An embedded single-node Kafka; it can be stopped and started again on the same port and data. */
public final class KafkaBroker implements AutoCloseable {
    private final ServerSwitch server;

    private KafkaBroker(ServerSwitch server) {
        this.server = server;
    }

    /** A null data directory means a temporary one, deleted on close; port 0 means a free one. */
    public record Options(Path dataDirectory, int port, boolean autoCreateTopics) {
        /** Temporary; a topic appears with the first record sent to it. */
        public static Options forTests() {
            return new Options(null, 0, true);
        }

        public static Options persistent(Path dataDirectory) {
            return new Options(dataDirectory, 0, true);
        }

        public Options withPort(int chosen) {
            return new Options(dataDirectory, chosen, autoCreateTopics);
        }

        public Options withoutAutoCreatedTopics() {
            return new Options(dataDirectory, port, false);
        }
    }

    /** Starts a broker and waits until it accepts clients. */
    public static KafkaBroker open(Options options) {
        QuietLogs.apply();
        return attachedTo(KafkaNode.started(options).control());
    }

    /** A handle on a broker that runs in another class loader. */
    public static KafkaBroker attachedTo(ServerSwitch server) {
        return new KafkaBroker(server);
    }

    public int port() {
        return server.port();
    }

    public ServerSwitch control() {
        return server;
    }

    public String bootstrapServers() {
        return "localhost:" + port();
    }

    /** Creates those of the topics that are missing. */
    public void createTopics(Collection<String> names, int partitions) {
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()))) {
            var existing = admin.listTopics().names().get();
            admin.createTopics(missing(names, existing, partitions)).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("could not create topics " + names, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating topics", e);
        }
    }

    private static Set<NewTopic> missing(Collection<String> names, Set<String> existing, int partitions) {
        return names.stream()
                .filter(name -> !existing.contains(name))
                .map(name -> new NewTopic(name, partitions, (short) 1))
                .collect(Collectors.toSet());
    }

    /** Stops; data and port are kept. Does nothing when the broker is down. */
    public void stop() {
        server.off().run();
    }

    /** Starts again after {@link #stop()}. Does nothing when the broker is up. */
    public void start() {
        server.on().run();
    }

    /** Stops for good and deletes a temporary data directory. */
    @Override
    public void close() {
        server.close().run();
    }
}

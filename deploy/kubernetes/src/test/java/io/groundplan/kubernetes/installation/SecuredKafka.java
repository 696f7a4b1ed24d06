package io.groundplan.kubernetes.installation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import io.strimzi.api.kafka.model.user.KafkaUserAuthorizationSimple;
import io.strimzi.api.kafka.model.user.acl.AclOperation;
import io.strimzi.api.kafka.model.user.acl.AclRule;
import io.strimzi.api.kafka.model.user.acl.AclRuleGroupResource;
import io.strimzi.api.kafka.model.user.acl.AclRuleTopicResource;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.utils.Time;

import io.groundplan.testkit.embedded.FreePort;

/** A broker with the listener that the manifests ask for, and the topics, users and rights that they name. */
final class SecuredKafka implements AutoCloseable {
    static final String PASSWORD = "a-password-of-a-test";
    private static final int ITERATIONS = 4096;

    private final KafkaRaftServer server;
    private final String forOperators;
    private final int port;

    private SecuredKafka(KafkaRaftServer server, String forOperators, int port) {
        this.server = server;
        this.forOperators = forOperators;
        this.port = port;
    }

    static SecuredKafka open(Path directory, Certificate certificate) throws IOException {
        var ports = List.of(FreePort.find(), FreePort.find(), FreePort.find());
        var properties = properties(directory, certificate, ports);
        var file = directory.resolve("server.properties");
        try (var writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        var output = new ByteArrayOutputStream();
        int exit = StorageTool.execute(
                new String[] {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()},
                new PrintStream(output, true, StandardCharsets.UTF_8));
        if (exit != 0) {
            throw new IOException(output.toString(StandardCharsets.UTF_8));
        }
        var server = new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM);
        server.startup();
        return new SecuredKafka(server, "localhost:" + ports.get(0), ports.get(1));
    }

    String bootstrapServers() {
        return "localhost:" + port;
    }

    /** What the operators of topics and users make of their resources; each topic on this one broker. */
    void operate(Collection<KafkaTopic> topics, Collection<KafkaUser> users) throws Exception {
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, forOperators))) {
            admin.createTopics(topics.stream()
                            .map(topic -> new NewTopic(topic.getMetadata().getName(), 3, (short) 1))
                            .toList())
                    .all()
                    .get();
            var credentials = users.stream()
                    .<UserScramCredentialAlteration>map(SecuredKafka::credential)
                    .toList();
            admin.alterUserScramCredentials(credentials).all().get();
            admin.createAcls(users.stream()
                            .flatMap(user -> rights(user).stream())
                            .toList())
                    .all()
                    .get();
        }
    }

    static String signIn(String user) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                .formatted(user, PASSWORD);
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static UserScramCredentialUpsertion credential(KafkaUser user) {
        return new UserScramCredentialUpsertion(
                user.getMetadata().getName(),
                new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS),
                PASSWORD);
    }

    private static List<AclBinding> rights(KafkaUser user) {
        var bindings = new ArrayList<AclBinding>();
        var authorization = (KafkaUserAuthorizationSimple) user.getSpec().getAuthorization();
        for (var rule : authorization.getAcls()) {
            for (AclOperation operation : rule.getOperations()) {
                bindings.add(new AclBinding(
                        resource(rule),
                        new AccessControlEntry(
                                "User:" + user.getMetadata().getName(),
                                "*",
                                // the API's word for it is Kafka's
                                org.apache.kafka.common.acl.AclOperation.fromString(operation.toValue()),
                                AclPermissionType.ALLOW)));
            }
        }
        return bindings;
    }

    private static ResourcePattern resource(AclRule rule) {
        return rule.getResource() instanceof AclRuleTopicResource topic
                ? new ResourcePattern(ResourceType.TOPIC, topic.getName(), PatternType.LITERAL)
                : new ResourcePattern(
                        ResourceType.GROUP, ((AclRuleGroupResource) rule.getResource()).getName(), PatternType.LITERAL);
    }

    private static Properties properties(Path directory, Certificate certificate, List<Integer> ports) {
        var properties = new Properties();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", "1");
        properties.put("controller.quorum.voters", "1@localhost:" + ports.get(2));
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put(
                "listeners",
                "OPERATORS://localhost:%d,TLS://localhost:%d,CONTROLLER://localhost:%d"
                        .formatted(ports.get(0), ports.get(1), ports.get(2)));
        properties.put(
                "advertised.listeners",
                "OPERATORS://localhost:%d,TLS://localhost:%d".formatted(ports.get(0), ports.get(1)));
        properties.put("listener.security.protocol.map", "OPERATORS:PLAINTEXT,TLS:SASL_SSL,CONTROLLER:PLAINTEXT");
        properties.put("inter.broker.listener.name", "OPERATORS");
        properties.put("sasl.enabled.mechanisms", "SCRAM-SHA-512");
        properties.put(
                "listener.name.tls.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        properties.put("ssl.keystore.type", "PKCS12");
        properties.put("ssl.keystore.location", certificate.keyStore().toString());
        properties.put("ssl.keystore.password", Certificate.PASSWORD);
        properties.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        properties.put("super.users", "User:ANONYMOUS");
        properties.put("auto.create.topics.enable", "false");
        properties.put("group.initial.rebalance.delay.ms", "0");
        properties.put("log.dirs", directory.resolve("logs").toString());
        properties.put("log.cleaner.dedupe.buffer.size", "4194304");
        for (var internal : List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
            properties.put(internal + ".replication.factor", "1");
            properties.put(internal + ".num.partitions", "3");
        }
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
        return properties;
    }
}

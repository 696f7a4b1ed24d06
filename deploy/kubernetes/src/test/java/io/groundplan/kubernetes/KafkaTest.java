package io.groundplan.kubernetes;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.kafka.KafkaAuthorizationSimple;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import io.strimzi.api.kafka.model.user.KafkaUserAuthorizationSimple;
import io.strimzi.api.kafka.model.user.KafkaUserScramSha512ClientAuthentication;
import io.strimzi.api.kafka.model.user.acl.AclRule;
import io.strimzi.api.kafka.model.user.acl.AclRuleGroupResource;
import io.strimzi.api.kafka.model.user.acl.AclRuleTopicResource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.groundplan.contracts.event.Topics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

class KafkaTest {

    static Stream<Rendered> overlays() {
        return Rendered.all();
    }

    static Stream<String> services() {
        return PodsTest.SERVICES.stream();
    }

    static Stream<Workload> servers() {
        return ConfigurationTest.workloads().filter(workload -> !workload.migrates());
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyTopicOfTheContractsAndItsDeadLettersAreMadeAndNoOther(Rendered rendered) {
        var expected = Topics.ALL.stream()
                .flatMap(topic -> Stream.of(topic, Topics.deadLetters(topic)))
                .collect(Collectors.toSet());
        var topics = rendered.models(KafkaTopic.class);
        assertEquals(
                expected,
                topics.stream().map(topic -> topic.getMetadata().getName()).collect(Collectors.toSet()));
        var nodes = rendered.models(KafkaNodePool.class).get(0).getSpec().getReplicas();
        topics.forEach(topic -> assertEquals(nodes, topic.getSpec().getReplicas()));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void nobodyMayDoWhatNoUserIsAllowed(Rendered rendered) {
        var kafka = rendered.model(Kafka.class, "kafka").getSpec().getKafka();
        var authorization = assertInstanceOf(KafkaAuthorizationSimple.class, kafka.getAuthorization());
        assertTrue(authorization.getSuperUsers() == null
                || authorization.getSuperUsers().isEmpty());
        assertEquals("false", kafka.getConfig().get("auto.create.topics.enable"));
        var listeners = kafka.getListeners();
        assertEquals(1, listeners.size());
        assertTrue(listeners.get(0).isTls());
        assertEquals("scram-sha-512", listeners.get(0).getAuth().getType());
    }

    @ParameterizedTest
    @MethodSource("services")
    void aServiceMayDoWhatItsChannelsAndItsFactsNeedAndNoMore(String service) {
        var user = Rendered.of("production").model(KafkaUser.class, service);
        assertInstanceOf(
                KafkaUserScramSha512ClientAuthentication.class, user.getSpec().getAuthentication());
        assertEquals(KafkaAccess.of(service).rights(), rights(user));
    }

    @ParameterizedTest
    @MethodSource("services")
    void theReadmesTableOfReadersIsThatOfTheChannels(String service) {
        assertEquals(KafkaAccess.of(service).reads(), KafkaAccess.documented(service, 3));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void whoeverElseHasAnAccountMayOnlyLook(Rendered rendered) {
        rendered.models(KafkaUser.class).stream()
                .filter(user -> !PodsTest.SERVICES.contains(user.getMetadata().getName()))
                .forEach(user -> rights(user)
                        .forEach((resource, operations) -> assertEquals(Set.of("Describe"), operations, resource)));
    }

    /** Kubernetes has no message for a user of another cluster: nobody would make it. */
    @ParameterizedTest
    @MethodSource("overlays")
    void topicsAndUsersAreOfTheClusterThatIsThere(Rendered rendered) {
        Stream.concat(rendered.models(KafkaTopic.class).stream(), rendered.models(KafkaUser.class).stream())
                .forEach(resource ->
                        assertEquals("kafka", resource.getMetadata().getLabels().get("strimzi.io/cluster")));
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aServiceSignsInAsItselfOverTls(Workload server) {
        var kafka = server.rendered().model(Kafka.class, "kafka");
        var settings = server.settings();
        assertEquals(kafka.getMetadata().getName() + "-kafka-bootstrap:9093", settings.get("KAFKA_BOOTSTRAP_SERVERS"));
        assertEquals("SASL_SSL", settings.get("KAFKA_SECURITY_PROTOCOL"));
        assertEquals("SCRAM-SHA-512", settings.get("KAFKA_SASL_MECHANISM"));
        var prefix = kafka.getSpec().getEntityOperator().getUserOperator().getSecretPrefix();
        assertEquals(
                prefix + server.service() + "/sasl.jaas.config",
                server.secretSettings().get("KAFKA_SASL_JAAS_CONFIG"));
        var authority = settings.get("KAFKA_SSL_TRUSTSTORE_LOCATION");
        assertTrue(
                server.container().getVolumeMounts().stream()
                        .anyMatch(mount -> authority.equals(mount.getMountPath() + "/ca.crt")),
                authority);
    }

    private static Map<String, Set<String>> rights(KafkaUser user) {
        var authorization = (KafkaUserAuthorizationSimple) user.getSpec().getAuthorization();
        var rights = new TreeMap<String, Set<String>>();
        for (var rule : authorization.getAcls()) {
            var operations = rule.getOperations().stream()
                    .map(operation -> operation.toValue())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(null, rights.put(resource(rule), operations));
        }
        return rights;
    }

    private static String resource(AclRule rule) {
        if (rule.getResource() instanceof AclRuleTopicResource topic) {
            return "topic/" + topic.getName();
        }
        return "group/" + ((AclRuleGroupResource) rule.getResource()).getName();
    }
}

package io.groundplan.kubernetes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.groundplan.kubernetes.model.Scaling.ScaledObject;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ScalingTest {

    @ParameterizedTest
    @ValueSource(strings = {"staging", "production"})
    void everyServiceIsScaledByOneAndHasTwoAtLeast(String overlay) {
        var rendered = Rendered.of(overlay);
        var byLoad = rendered.models(HorizontalPodAutoscaler.class);
        var byBacklog = rendered.models(ScaledObject.class);
        var targets = Stream.concat(
                        byLoad.stream()
                                .map(scaler ->
                                        scaler.getSpec().getScaleTargetRef().getName()),
                        byBacklog.stream()
                                .map(scaler -> scaler.spec().scaleTargetRef().name()))
                .toList();
        assertEquals(PodsTest.SERVICES, Set.copyOf(targets));
        assertEquals(PodsTest.SERVICES.size(), targets.size());
        assertTrue(byLoad.stream().allMatch(scaler -> scaler.getSpec().getMinReplicas() >= 2));
        assertTrue(byBacklog.stream().allMatch(scaler -> scaler.spec().minReplicaCount() >= 2));
        // a number here would be set back to at every roll-out
        PodsTest.SERVICES.forEach(service -> assertEquals(
                null, rendered.model(Deployment.class, service).getSpec().getReplicas()));
    }

    @Test
    void aBacklogIsThatOfAGroupThatExists() {
        var rendered = Rendered.of("production");
        for (var scaler : rendered.models(ScaledObject.class)) {
            var readers = KafkaAccess.of(scaler.spec().scaleTargetRef().name());
            scaler.spec().triggers().stream()
                    .filter(trigger -> trigger.type().equals("kafka"))
                    .map(trigger -> trigger.metadata())
                    .forEach(lag -> {
                        assertTrue(readers.groups().contains(lag.get("consumerGroup")), lag.toString());
                        assertTrue(readers.reads().contains(lag.get("topic")), lag.toString());
                        var topic = rendered.model(KafkaTopic.class, lag.get("topic"));
                        assertTrue(scaler.spec().maxReplicaCount()
                                <= topic.getSpec().getPartitions());
                    });
        }
    }

    @Test
    void theMetricOfPendingJobsIsOneOfTheWorkers() throws IOException {
        var queries = Rendered.of("production").models(ScaledObject.class).stream()
                .flatMap(scaler -> scaler.spec().triggers().stream())
                .filter(trigger -> trigger.type().equals("prometheus"))
                .map(trigger -> trigger.metadata().get("query"))
                .collect(Collectors.toSet());
        assertEquals(Set.of("max(groundplan_jobs{namespace=\"groundplan\",state=\"pending\"})"), queries);
        var metrics = Files.readString(
                Path.of("../../provisioning-worker/src/main/java/io/groundplan/worker/queue/JobMetrics.java"));
        assertTrue(metrics.contains("registry.gauge(\"groundplan.jobs\", Tags.of(\"state\", state)"));
    }

    /** The most replicas of a service. */
    static int most(Rendered rendered, String service) {
        var scaled = Stream.concat(
                rendered.models(HorizontalPodAutoscaler.class).stream()
                        .filter(scaler -> scaler.getMetadata().getName().equals(service))
                        .map(scaler -> scaler.getSpec().getMaxReplicas()),
                rendered.models(ScaledObject.class).stream()
                        .filter(scaler -> scaler.metadata().getName().equals(service))
                        .map(scaler -> scaler.spec().maxReplicaCount()));
        return scaled.findFirst()
                .orElseGet(() ->
                        rendered.model(Deployment.class, service).getSpec().getReplicas());
    }
}

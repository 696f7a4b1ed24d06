package io.groundplan.kubernetes.model;

import java.util.List;
import java.util.Map;

import io.fabric8.kubernetes.api.model.ObjectMeta;

/** The fields of KEDA's resources (keda.sh/v1alpha1) that are used here, named and typed as in its definitions. */
public final class Scaling {
    private Scaling() {}

    public record ScaledObject(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {
        public record Spec(
                Target scaleTargetRef,
                int minReplicaCount,
                int maxReplicaCount,
                Fallback fallback,
                List<Trigger> triggers) {}

        public record Target(String name) {}

        public record Fallback(int failureThreshold, int replicas) {}

        /** Which metadata a type has is not said by the definition, but in the scaler's documentation. */
        public record Trigger(String type, String metricType, Map<String, String> metadata, Target authenticationRef) {}
    }

    public record TriggerAuthentication(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {
        public record Spec(List<Parameter> configMapTargetRef, List<Parameter> secretTargetRef) {}

        public record Parameter(String parameter, String name, String key) {}
    }
}

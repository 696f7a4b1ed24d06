package io.groundplan.kubernetes.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.kubernetes.api.model.ObjectMeta;

/** The fields of KEDA's resources (keda.sh/v1alpha1) that are used here, named and typed as in its definitions. */
public final class Scaling {
    private Scaling() {}

    public record ScaledObject(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {
        public record Spec(
                @JsonProperty(required = true) Target scaleTargetRef,
                int minReplicaCount,
                int maxReplicaCount,
                Fallback fallback,
                @JsonProperty(required = true) List<Trigger> triggers) {
            /** As the admission does: what to fall back from must be an average over replicas, which processor time is not. */
            public Spec {
                if (fallback != null && triggers.stream().noneMatch(Trigger::isAverage)) {
                    throw new IllegalArgumentException("no trigger to fall back from");
                }
            }
        }

        public record Target(@JsonProperty(required = true) String name) {}

        public record Fallback(
                @JsonProperty(required = true) int failureThreshold, @JsonProperty(required = true) int replicas) {}

        /** Which metadata a type has is not said by the definition, but in the scaler's documentation. */
        public record Trigger(
                @JsonProperty(required = true) String type,
                MetricType metricType,
                @JsonProperty(required = true) Map<String, String> metadata,
                Target authenticationRef) {
            private boolean isAverage() {
                return !type.equals("cpu")
                        && !type.equals("memory")
                        && (metricType == null || metricType == MetricType.AVERAGE_VALUE);
            }
        }

        public enum MetricType {
            @JsonProperty("AverageValue")
            AVERAGE_VALUE,
            @JsonProperty("Value")
            VALUE,
            @JsonProperty("Utilization")
            UTILIZATION
        }
    }

    public record TriggerAuthentication(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {
        public record Spec(List<Parameter> configMapTargetRef, List<Parameter> secretTargetRef) {}

        public record Parameter(
                @JsonProperty(required = true) String parameter,
                @JsonProperty(required = true) String name,
                @JsonProperty(required = true) String key) {}
    }
}

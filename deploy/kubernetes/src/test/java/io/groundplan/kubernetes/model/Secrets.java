package io.groundplan.kubernetes.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.kubernetes.api.model.ObjectMeta;

/** The fields of ExternalSecret (external-secrets.io/v1) that are used here, named and typed as in its definition. */
public final class Secrets {
    private Secrets() {}

    public record ExternalSecret(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {
        public record Spec(String refreshInterval, Store secretStoreRef, Target target, List<Source> dataFrom) {}

        public record Store(StoreKind kind, String name) {}

        public enum StoreKind {
            @JsonProperty("SecretStore")
            OF_NAMESPACE,
            @JsonProperty("ClusterSecretStore")
            OF_CLUSTER
        }

        public record Target(String name, Template template) {}

        public record Template(String type, Metadata metadata) {}

        /** Less than any object has: the Secret's name is the target's, its namespace that of this resource. */
        public record Metadata(Map<String, String> annotations, Map<String, String> labels) {}

        public record Source(Extract extract) {}

        public record Extract(@JsonProperty(required = true) String key) {}
    }
}

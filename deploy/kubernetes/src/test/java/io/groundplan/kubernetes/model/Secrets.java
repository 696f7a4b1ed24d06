package io.groundplan.kubernetes.model;

import java.util.List;

import io.fabric8.kubernetes.api.model.ObjectMeta;

/** The fields of ExternalSecret (external-secrets.io/v1) that are used here, named and typed as in its definition. */
public final class Secrets {
    private Secrets() {}

    public record ExternalSecret(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {
        public record Spec(String refreshInterval, Store secretStoreRef, Target target, List<Source> dataFrom) {}

        public record Store(String kind, String name) {}

        public record Target(String name, Template template) {}

        public record Template(String type, ObjectMeta metadata) {}

        public record Source(Extract extract) {}

        public record Extract(String key) {}
    }
}

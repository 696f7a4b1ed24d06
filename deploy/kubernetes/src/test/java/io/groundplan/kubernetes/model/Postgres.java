package io.groundplan.kubernetes.model;

import java.util.List;
import java.util.Map;

import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ResourceRequirements;

/**
 * The fields of CloudNativePG's resources (postgresql.cnpg.io/v1) that are used here, named and typed as in its
 * definitions; a further one must be looked up there and added.
 */
public final class Postgres {
    private Postgres() {}

    public record Cluster(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {
        public record Spec(
                int instances,
                boolean enableSuperuserAccess,
                Storage storage,
                Configuration postgresql,
                Managed managed,
                ResourceRequirements resources,
                Affinity affinity) {}

        public record Storage(String size, String storageClass) {}

        public record Configuration(Map<String, String> parameters, Synchronous synchronous) {}

        public record Synchronous(String method, int number) {}

        public record Managed(List<Role> roles) {}

        public record Role(String name, boolean login, boolean superuser, LocalObjectReference passwordSecret) {}

        public record Affinity(String podAntiAffinityType, String topologyKey) {}
    }

    public record Database(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {
        public record Spec(LocalObjectReference cluster, String name, String owner) {}
    }

    public record Pooler(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {
        public record Spec(LocalObjectReference cluster, int instances, String type, PgBouncer pgbouncer) {}

        public record PgBouncer(String poolMode, Map<String, String> parameters) {}
    }
}

package io.groundplan.kubernetes.model;

import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ResourceRequirements;

/**
 * The fields of CloudNativePG's resources (postgresql.cnpg.io/v1) that are used here, named and typed as in its
 * definitions, with the values that these allow; a further one must be looked up there and added.
 */
public final class Postgres {
    private Postgres() {}

    public record Cluster(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {
        /** What the operator sets itself and refuses from others, of what one might think of setting. */
        private static final Set<String> FIXED = Set.of(
                "archive_command",
                "archive_mode",
                "cluster_name",
                "full_page_writes",
                "hba_file",
                "hot_standby",
                "listen_addresses",
                "log_destination",
                "logging_collector",
                "port",
                "shared_preload_libraries",
                "ssl",
                "synchronous_standby_names",
                "wal_level",
                "wal_log_hints");

        public record Spec(
                @JsonProperty(required = true) int instances,
                boolean enableSuperuserAccess,
                Storage storage,
                Configuration postgresql,
                Managed managed,
                ResourceRequirements resources,
                Affinity affinity) {}

        public record Storage(String size, String storageClass) {}

        public record Configuration(Map<String, String> parameters, Synchronous synchronous) {
            public Configuration {
                refuse(parameters.keySet().stream().filter(FIXED::contains).toList());
            }
        }

        public record Synchronous(
                @JsonProperty(required = true) Method method, @JsonProperty(required = true) int number) {}

        public enum Method {
            @JsonProperty("any")
            ANY,
            @JsonProperty("first")
            FIRST
        }

        public record Managed(List<Role> roles) {}

        public record Role(
                @JsonProperty(required = true) String name,
                boolean login,
                boolean superuser,
                LocalObjectReference passwordSecret) {}

        public record Affinity(Strictness podAntiAffinityType, String topologyKey) {}

        public enum Strictness {
            @JsonProperty("preferred")
            PREFERRED,
            @JsonProperty("required")
            REQUIRED
        }
    }

    public record Database(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {
        public record Spec(
                @JsonProperty(required = true) LocalObjectReference cluster,
                @JsonProperty(required = true) String name,
                @JsonProperty(required = true) String owner) {}
    }

    public record Pooler(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {
        /** Of those that the operator lets through, the ones that one might think of setting. */
        private static final Set<String> LET_THROUGH = Set.of(
                "autodb_idle_timeout",
                "client_idle_timeout",
                "client_login_timeout",
                "default_pool_size",
                "idle_transaction_timeout",
                "ignore_startup_parameters",
                "log_connections",
                "log_disconnections",
                "log_pooler_errors",
                "max_client_conn",
                "max_db_connections",
                "max_prepared_statements",
                "max_user_connections",
                "min_pool_size",
                "query_timeout",
                "query_wait_timeout",
                "reserve_pool_size",
                "reserve_pool_timeout",
                "server_check_delay",
                "server_check_query",
                "server_connect_timeout",
                "server_fast_close",
                "server_idle_timeout",
                "server_lifetime",
                "server_login_retry",
                "server_reset_query",
                "stats_period");

        public record Spec(
                @JsonProperty(required = true) LocalObjectReference cluster,
                int instances,
                Type type,
                @JsonProperty(required = true) PgBouncer pgbouncer) {}

        public enum Type {
            @JsonProperty("rw")
            READ_WRITE,
            @JsonProperty("ro")
            READ_ONLY
        }

        public record PgBouncer(Mode poolMode, Map<String, String> parameters) {
            public PgBouncer {
                refuse(parameters.keySet().stream()
                        .filter(parameter -> !LET_THROUGH.contains(parameter))
                        .toList());
            }
        }

        public enum Mode {
            @JsonProperty("session")
            SESSION,
            @JsonProperty("transaction")
            TRANSACTION
        }
    }

    private static void refuse(List<String> parameters) {
        if (!parameters.isEmpty()) {
            throw new IllegalArgumentException("the operator refuses " + parameters);
        }
    }
}

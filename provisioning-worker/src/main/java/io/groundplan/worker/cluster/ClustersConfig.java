package io.groundplan.worker.cluster;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import io.vertx.pgclient.SslMode;

/** The tenant clusters that this worker serves, by id. */
@ConfigMapping(prefix = "groundplan.clusters")
public interface ClustersConfig {

    @WithParentName
    Map<String, Settings> byId();

    /** One PostgreSQL server, version 15 or later. */
    interface Settings {

        /** What people read; the id when absent. */
        Optional<String> name();

        @WithDefault("local")
        String region();

        /** Where this worker reaches the server itself, past any pooler. */
        String host();

        @WithDefault("5432")
        int port();

        /** Where clients reach it; `host` when absent. */
        Optional<String> publicHost();

        /** The public port of the server itself; `port` when absent. */
        OptionalInt publicPort();

        /** The public port of a pooler, if there is one. */
        OptionalInt pooledPort();

        /** The role as which that pooler asks for logins; made without a password when it is missing. */
        Optional<String> poolerRole();

        /** A superuser. */
        String adminUser();

        String adminPassword();

        @WithDefault("postgres")
        String adminDatabase();

        /** The plans whose projects may be placed here; all when absent. */
        Optional<Set<String>> plans();

        /** Provisioning is refused when the cluster holds this many project databases. */
        @WithDefault("500")
        int maxDatabases();

        /** Databases kept ready for projects to come; they do not count as project databases. 0 keeps none. */
        @WithDefault("2")
        @Min(0)
        int spare();

        /** For this worker and for clients. */
        @WithDefault("prefer")
        SslMode sslMode();

        /** The PEM certificate that `verify-ca` and `verify-full` check against. */
        Optional<Path> sslRootCertificate();
    }
}

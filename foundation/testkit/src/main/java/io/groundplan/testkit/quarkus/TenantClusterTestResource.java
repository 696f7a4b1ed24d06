package io.groundplan.testkit.quarkus;

import java.util.HashMap;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** Registers the shared tenant server with the worker as the cluster `local` of the region `local`. */
public final class TenantClusterTestResource implements QuarkusTestResourceLifecycleManager {
    /** The id of the cluster. */
    public static final String CLUSTER = "local";

    @Override
    public Map<String, String> start() {
        var tenant = TestServers.tenant();
        var cluster = new HashMap<String, String>();
        cluster.put("name", "Local");
        cluster.put("region", "local");
        cluster.put("host", "localhost");
        cluster.put("port", Integer.toString(tenant.port()));
        cluster.put("public-host", "localhost");
        cluster.put("admin-user", "postgres");
        cluster.put("admin-password", "trusted-over-loopback");
        cluster.put("admin-database", "postgres");
        cluster.put("max-databases", "1000");
        cluster.put("ssl-mode", "disable");
        var config = new HashMap<String, String>();
        cluster.forEach((key, value) -> config.put("groundplan.clusters." + CLUSTER + "." + key, value));
        return config;
    }

    @Override
    public void stop() {
        // the server is shared by all tests of the JVM and stops with it
    }
}

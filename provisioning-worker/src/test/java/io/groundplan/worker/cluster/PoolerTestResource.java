package io.groundplan.worker.cluster;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import io.groundplan.testkit.embedded.FreePort;
import io.groundplan.testkit.quarkus.TenantClusterTestResource;

/** Says that the shared tenant server has a connection pooler; whoever needs a real one starts it on the port. */
public final class PoolerTestResource implements QuarkusTestResourceLifecycleManager {
    public static final String ROLE = "groundplan_pooler";

    private static final String CLUSTER = "groundplan.clusters." + TenantClusterTestResource.CLUSTER;
    private static int port;

    public static int port() {
        return port;
    }

    @Override
    public Map<String, String> start() {
        port = FreePort.find();
        return Map.of(CLUSTER + ".pooler-role", ROLE, CLUSTER + ".pooled-port", Integer.toString(port));
    }

    @Override
    public void stop() {
        // nothing was started
    }
}

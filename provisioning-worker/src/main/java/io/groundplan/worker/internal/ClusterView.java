package io.groundplan.worker.internal;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A cluster as the other services see it. `state` is ready or unreachable; of an unreachable one the rest is as it was last
 * seen, and absent when it never was. Without `plans` it takes projects of all of them.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ClusterView(
        String id,
        String name,
        String region,
        List<String> plans,
        String state,
        String postgresVersion,
        List<Extension> extensions,
        String publicHost,
        int directPort,
        Integer pooledPort,
        int maxDatabases,
        Long databases,
        String sslMode) {

    /** An extension that the cluster offers. */
    record Extension(String name, String defaultVersion, String description, boolean trusted) {}

    /** The body of the list. */
    record ListBody(List<ClusterView> clusters) {}

    /** The extensions of one database. */
    record EnabledBody(List<String> extensions) {}
}

package io.groundplan.testkit.quarkus;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.Metrics;
import io.quarkus.runtime.ShutdownEvent;

/**
 * Forgets what an application measured when it ends. The global registry outlives it in a JVM that starts several, one
 * per set of test resources, and keeps the first gauge of a name: the next application would show the one that ended.
 */
@ApplicationScoped
class ForgottenMeters {
    void forget(@Observes ShutdownEvent stopping) {
        List.copyOf(Metrics.globalRegistry.getMeters()).forEach(Metrics.globalRegistry::remove);
    }
}

package io.groundplan.project.cluster;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Without any cluster no project can be placed; once one was seen it is remembered, whatever becomes of the worker. */
@Readiness
@ApplicationScoped
class ClustersKnown implements HealthCheck {
    private final ClusterDirectory clusters;

    ClustersKnown(ClusterDirectory clusters) {
        this.clusters = clusters;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("clusters known")
                .status(!clusters.all().isEmpty())
                .build();
    }
}

package io.groundplan.project.cluster.internal;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import io.groundplan.project.cluster.Cluster;
import io.groundplan.runtime.internal.ServiceHeaders;

/** What provisioning-worker tells about its clusters. */
@RegisterRestClient(configKey = "provisioning-worker")
@RegisterClientHeaders(ServiceHeaders.class)
@Path("/internal/clusters")
public interface WorkerClient {

    record Clusters(List<Cluster> clusters) {}

    record Enabled(List<String> extensions) {}

    @GET
    Uni<Clusters> clusters();

    @GET
    @Path("{clusterId}/databases/{databaseName}/extensions")
    Uni<Enabled> extensions(@PathParam("clusterId") String clusterId, @PathParam("databaseName") String databaseName);
}

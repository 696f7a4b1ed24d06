package io.groundplan.worker.drift.internal;

import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import io.groundplan.runtime.internal.ServiceHeaders;

/** What project-service tells of the databases that projects have. */
@RegisterRestClient(configKey = "project-service")
@RegisterClientHeaders(ServiceHeaders.class)
@Path("/internal/databases")
@Produces(MediaType.APPLICATION_JSON)
interface DatabasesClient {

    record Database(
            UUID id,
            UUID projectId,
            String clusterId,
            String databaseName,
            String ownerRole,
            String loginRole,
            boolean ready) {}

    /** An answer without a list is none: nobody may take it for an empty one. */
    record Databases(List<Database> databases) {
        public Databases {
            databases = List.copyOf(databases);
        }
    }

    /** Behind that id, in their order; empty at the end. */
    @GET
    Uni<Databases> after(@QueryParam("after") UUID last);

    @GET
    Uni<Databases> ofProject(@QueryParam("project") UUID project);
}

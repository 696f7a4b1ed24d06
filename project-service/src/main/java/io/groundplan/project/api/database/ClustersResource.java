package io.groundplan.project.api.database;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.groundplan.project.access.Access;
import io.groundplan.project.cluster.Cluster;
import io.groundplan.project.cluster.ClusterDirectory;
import io.groundplan.project.cluster.ExtensionCatalog;
import io.groundplan.runtime.security.CurrentCaller;
import io.groundplan.runtime.security.Scope;

/** The clusters that projects can be placed on. */
@Path("/database/v1/clusters")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Clusters", description = "Where databases live.")
@Authenticated
class ClustersResource {
    /** It goes on serving what it holds. */
    private static final String FULL = "full";

    @Schema(name = "Cluster")
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ClusterJson(
            @Schema(required = true) String id,
            @Schema(required = true) String name,
            @Schema(required = true) String region,
            @Schema(
                            required = true,
                            enumeration = {"ready", "full", "unreachable"})
                    String state,
            @Schema(description = "Absent while the cluster was never reached.", examples = "18.4")
                    String postgresVersion,
            @Schema(required = true, description = "Extensions that projects may use there.") List<String> extensions,
            @Schema(required = true) String publicHost,
            @Schema(description = "Port of the connection pooler, where there is one.") Integer pooledPort,
            @Schema(required = true) int directPort,
            @Schema(required = true) int maxDatabases) {}

    @Schema(name = "ClustersAnswer")
    record AllClusters(@Schema(required = true) List<ClusterJson> clusters) {}

    private final ClusterDirectory clusters;
    private final ExtensionCatalog catalog;
    private final CurrentCaller caller;

    ClustersResource(ClusterDirectory clusters, ExtensionCatalog catalog, CurrentCaller caller) {
        this.clusters = clusters;
        this.catalog = catalog;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "listClusters", summary = "List clusters", description = "As last seen, by id.")
    public Uni<AllClusters> list() {
        Access.requireScope(caller.get(), Scope.PROJECTS_READ);
        return Uni.createFrom()
                .item(new AllClusters(clusters.all().stream().map(this::json).toList()));
    }

    private ClusterJson json(Cluster cluster) {
        return new ClusterJson(
                cluster.id(),
                cluster.name(),
                cluster.region(),
                cluster.reachable() && cluster.full() ? FULL : cluster.state(),
                cluster.postgresVersion(),
                catalog.allowedOn(cluster).stream().map(Cluster.Extension::name).toList(),
                cluster.publicHost(),
                cluster.pooledPort(),
                cluster.directPort(),
                cluster.maxDatabases());
    }
}

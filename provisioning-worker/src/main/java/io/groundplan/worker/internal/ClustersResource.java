package io.groundplan.worker.internal;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;

import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.security.Caller;
import io.groundplan.worker.cluster.Catalog;
import io.groundplan.worker.cluster.Cluster;
import io.groundplan.worker.cluster.Clusters;
import io.groundplan.worker.cluster.Identifier;
import io.groundplan.worker.retry.PermanentFailureException;

/** What other services may ask about clusters; not routed by the gateway. */
@Path("/internal/clusters")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Caller.Service.ROLE)
class ClustersResource {
    private final Clusters clusters;
    private final ClusterViews views;

    ClustersResource(Clusters clusters, ClusterViews views) {
        this.clusters = clusters;
        this.views = views;
    }

    @GET
    public Uni<ClusterView.ListBody> list() {
        return views.all().map(ClusterView.ListBody::new);
    }

    @GET
    @Path("/{cluster}/databases/{database}/extensions")
    public Uni<ClusterView.EnabledBody> extensions(
            @PathParam("cluster") String clusterId, @PathParam("database") String database) {
        var cluster = clusters.find(clusterId).orElseThrow(() -> Problem.notFound("cluster"));
        var name = identifier(database);
        return enabled(cluster, name).map(ClusterView.EnabledBody::new);
    }

    private static Uni<List<String>> enabled(Cluster cluster, Identifier database) {
        return cluster.inDatabase(
                        database, ClusterViews.APPLICATION, connection -> new Catalog(connection).enabledExtensions())
                .ifNoItem()
                .after(ClusterViews.PATIENCE)
                .fail()
                .onFailure(ClustersResource::isUnknownDatabase)
                .transform(failure -> Problem.notFound("database"))
                .onFailure(failure -> !(failure instanceof Problem))
                .transform(failure -> Problem.unavailable("cluster %s is unreachable".formatted(cluster.id())));
    }

    private static boolean isUnknownDatabase(Throwable failure) {
        return failure instanceof PgException refused && "3D000".equals(refused.getSqlState());
    }

    private static Identifier identifier(String database) {
        try {
            return new Identifier(database);
        } catch (PermanentFailureException e) {
            throw Problem.notFound("database");
        }
    }
}

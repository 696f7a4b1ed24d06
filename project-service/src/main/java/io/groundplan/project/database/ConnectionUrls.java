package io.groundplan.project.database;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.groundplan.project.cluster.Cluster;
import io.groundplan.project.cluster.ClusterDirectory;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.secret.Vault;

/** How clients connect to a database that is ready: the only way by which its password leaves the service. */
@ApplicationScoped
class ConnectionUrls {
    private final ClusterDirectory clusters;
    private final Vault vault;

    ConnectionUrls(ClusterDirectory clusters, Vault vault) {
        this.clusters = clusters;
        this.vault = vault;
    }

    Connections of(Database database) {
        var cluster = clusters.find(database.clusterId())
                .orElseThrow(() -> Problem.unavailable("the cluster is not known yet, try again"));
        var password = vault.open(database.password(), database.id().text());
        return new Connections(
                Optional.of(url(database, password, cluster, cluster.directPort())),
                Optional.ofNullable(cluster.pooledPort()).map(port -> url(database, password, cluster, port)),
                database.target().loginRole());
    }

    private static String url(Database database, String password, Cluster cluster, int port) {
        return "postgresql://" + database.target().loginRole() + ":" + password + "@" + cluster.publicHost() + ":"
                + port + "/" + database.target().databaseName() + "?sslmode=" + cluster.sslMode();
    }
}

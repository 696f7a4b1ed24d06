package io.groundplan.project.database;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.groundplan.contracts.job.JobSpec;
import io.groundplan.project.cluster.Cluster;
import io.groundplan.project.cluster.ClusterDirectory;
import io.groundplan.project.cluster.ExtensionCatalog;
import io.groundplan.project.job.JobOrder;
import io.groundplan.project.secret.LoginPasswords;
import io.groundplan.project.secret.Vault;

/** What the worker is asked for so that databases come to be. */
@ApplicationScoped
class ProvisioningOrders {
    private final ClusterDirectory clusters;
    private final ExtensionCatalog extensions;
    private final LimitRules limits;
    private final LoginPasswords passwords;
    private final Vault vault;

    ProvisioningOrders(
            ClusterDirectory clusters,
            ExtensionCatalog extensions,
            LimitRules limits,
            LoginPasswords passwords,
            Vault vault) {
        this.clusters = clusters;
        this.extensions = extensions;
        this.limits = limits;
        this.passwords = passwords;
        this.vault = vault;
    }

    JobOrder provision(DatabaseProject project) {
        var database = project.database();
        var spec = new JobSpec.ProvisionProject(
                database.target(),
                verifier(database),
                limits.roleLimits(project),
                initialExtensions(clusters.find(database.clusterId())));
        return new JobOrder(spec, database.clusterId(), Optional.of(database.id()));
    }

    /** A further database, or the first one of a project that began without. */
    JobOrder create(DatabaseProject project) {
        var database = project.database();
        var spec = new JobSpec.CreateDatabase(
                database.target(),
                verifier(database),
                limits.roleLimits(project),
                initialExtensions(clusters.find(database.clusterId())));
        return new JobOrder(spec, database.clusterId(), Optional.of(database.id()));
    }

    /** A database with the schema and data of another one. */
    JobOrder copy(Database source, DatabaseProject copy) {
        var database = copy.database();
        var spec = new JobSpec.CloneEnvironment(
                source.target(), database.target(), verifier(database), limits.roleLimits(copy));
        return new JobOrder(spec, database.clusterId(), Optional.of(database.id()));
    }

    /** The password itself stays here; the worker gets what the server needs to check it. */
    private String verifier(Database database) {
        return passwords.verifierOf(
                vault.open(database.password(), database.id().text()));
    }

    private List<String> initialExtensions(Optional<Cluster> cluster) {
        return cluster.map(extensions::initialOn).orElse(List.of());
    }
}

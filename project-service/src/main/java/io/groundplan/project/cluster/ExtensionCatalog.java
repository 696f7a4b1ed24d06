package io.groundplan.project.cluster;

import java.util.Comparator;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

/** The extensions of the allowlist that a cluster offers. */
@ApplicationScoped
public class ExtensionCatalog {
    private final ExtensionsConfig config;

    ExtensionCatalog(ExtensionsConfig config) {
        this.config = config;
    }

    /** What may be enabled on the cluster, by name. */
    public List<Cluster.Extension> allowedOn(Cluster cluster) {
        return cluster.extensions().stream()
                .filter(extension -> config.allowed().contains(extension.name()))
                .sorted(Comparator.comparing(Cluster.Extension::name))
                .toList();
    }

    public boolean isAllowedOn(Cluster cluster, String name) {
        return allowedOn(cluster).stream()
                .anyMatch(extension -> extension.name().equals(name));
    }

    /** What new databases on the cluster get. */
    public List<String> initialOn(Cluster cluster) {
        return config.initial().stream()
                .filter(name -> cluster.extension(name).isPresent())
                .toList();
    }
}

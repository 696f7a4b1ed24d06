package io.groundplan.kubernetes.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.groundplan.kubernetes.Rendered;

import static org.junit.jupiter.api.Assertions.assertEquals;

class NetworkTest {
    private static final List<Integer> PORTS =
            List.of(53, 80, 443, 587, 5432, 6432, 6443, 8000, 8080, 8443, 9090, 9091, 9092, 9093, 9127, 9187);

    /** Everybody may reach what its configuration names, and what runs it needs; nobody may reach anything else. */
    @ParameterizedTest
    @ValueSource(strings = {"local", "staging", "production"})
    void exactlyWhatIsNeededIsAllowed(String overlay) {
        var rendered = Rendered.of(overlay);
        var needed = NeededEdges.of(rendered);
        var allowed = allowed(rendered);
        assertEquals(Set.of(), without(needed, allowed), "needed and not allowed");
        assertEquals(Set.of(), without(allowed, needed), "allowed and not needed");
    }

    private static Set<Edge> without(Set<Edge> edges, Set<Edge> others) {
        var left = new TreeSet<>(edges);
        left.removeAll(others);
        return left;
    }

    private static Set<Edge> allowed(Rendered rendered) {
        var policies = new Policies(rendered.models(NetworkPolicy.class));
        var actors = actors(rendered);
        var edges = new TreeSet<Edge>();
        for (var from : actors) {
            for (var to : actors) {
                PORTS.stream()
                        .filter(port -> from.place() == Actor.Place.HERE || to.place() == Actor.Place.HERE)
                        .filter(port -> policies.allow(from, to, port))
                        .forEach(port -> edges.add(new Edge(from.name(), to.name(), port)));
            }
        }
        return edges;
    }

    private static List<Actor> actors(Rendered rendered) {
        var actors = new ArrayList<Actor>();
        for (var workload : rendered.workloads()) {
            actors.add(Actor.here(workload.name(), workload.labels()));
        }
        // pods that operators make, by the labels that they give them
        actors.add(Actor.here("control-database", Map.of("cnpg.io/cluster", "control-database")));
        actors.add(Actor.here("tenant-database", Map.of("cnpg.io/cluster", "tenant-database")));
        actors.add(Actor.here("tenant-pooler", Map.of("cnpg.io/poolerName", "tenant-pooler")));
        actors.add(Actor.here("kafka", Map.of("strimzi.io/cluster", "kafka")));
        actors.add(Actor.here("stray-pod", Map.of("app.kubernetes.io/name", "stray")));
        for (var role : List.of("gateway", "monitoring", "operators", "autoscaler")) {
            actors.add(Actor.elsewhere(role, Map.of(), Map.of("groundplan.io/" + role, "true")));
        }
        actors.add(Actor.elsewhere(
                "dns", Map.of("k8s-app", "kube-dns"), Map.of("kubernetes.io/metadata.name", "kube-system")));
        actors.add(Actor.elsewhere("stranger", Map.of("app.kubernetes.io/name", "project-service"), Map.of()));
        actors.add(Actor.outside());
        return actors;
    }
}

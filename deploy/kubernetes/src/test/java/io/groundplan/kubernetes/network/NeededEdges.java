package io.groundplan.kubernetes.network;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.gatewayapi.v1alpha2.TCPRoute;

import io.groundplan.kubernetes.Rendered;
import io.groundplan.kubernetes.Workload;
import io.groundplan.kubernetes.model.Scaling.ScaledObject;

/** Who must reach whom: by routes, settings and REST clients; and what operators of databases and of Kafka ask for. */
final class NeededEdges {
    private static final int HTTP = 8080;
    private static final int POSTGRES = 5432;
    private static final int KAFKA = 9093;

    private final Set<Edge> edges = new TreeSet<>();
    private final Rendered rendered;

    private NeededEdges(Rendered rendered) {
        this.rendered = rendered;
    }

    static Set<Edge> of(Rendered rendered) {
        var needed = new NeededEdges(rendered);
        var routed = needed.routed();
        routed.forEach(service -> needed.add("gateway", service, HTTP));
        rendered.workloads().forEach(workload -> needed.addSettings(workload, routed));
        needed.addTenants();
        needed.addOperated("control-database");
        needed.addOperated("tenant-database");
        needed.addKafka();
        needed.add("monitoring", "tenant-pooler", 9127);
        needed.add("tenant-pooler", "tenant-database", POSTGRES);
        needed.addApiServer("tenant-pooler");
        // whatever else stands in the namespace may look up names, and reaches nobody
        needed.add("stray-pod", "dns", 53);
        return needed.edges;
    }

    private void addSettings(Workload workload, Set<String> routed) {
        var name = workload.name();
        if (name.equals("api-docs")) {
            return;
        }
        add(name, "dns", 53);
        add(name, "control-database", port(workload, "QUARKUS_DATASOURCE_REACTIVE_URL"));
        if (workload.migrates()) {
            return;
        }
        add("monitoring", name, HTTP);
        add(name, "kafka", port(workload, "KAFKA_BOOTSTRAP_SERVERS"));
        RestClients.of(name).forEach(peer -> add(name, peer, HTTP));
        // only who is asked from outside sees tokens
        if (routed.contains(name)) {
            addAnywhere(name, 443);
        }
        var mail = workload.settings().get("QUARKUS_MAILER_PORT");
        if (mail != null) {
            addAnywhere(name, Integer.parseInt(mail));
        }
        if (workload.settings().containsKey("GROUNDPLAN_CLUSTERS_MAIN_HOST")) {
            add(name, "tenant-database", POSTGRES);
        }
    }

    private void addTenants() {
        for (var route : rendered.models(TCPRoute.class)) {
            var backend = route.getSpec().getRules().get(0).getBackendRefs().get(0);
            add("gateway", backend.getName().replace("-rw", ""), backend.getPort());
        }
    }

    /** Instances replicate and look at each other; the operator looks at them; they keep their own state up to date. */
    private void addOperated(String cluster) {
        for (var from : List.of(cluster, "operators")) {
            add(from, cluster, POSTGRES);
            add(from, cluster, 8000);
        }
        add("monitoring", cluster, 9187);
        addApiServer(cluster);
    }

    private void addKafka() {
        for (var from : List.of("kafka", "operators")) {
            add(from, "kafka", 9090);
            add(from, "kafka", 9091);
        }
        add("operators", "kafka", 8443);
        addApiServer("kafka");
        if (!rendered.models(ScaledObject.class).isEmpty()) {
            add("autoscaler", "kafka", KAFKA);
        }
    }

    private void addApiServer(String from) {
        add(from, "dns", 53);
        addAnywhere(from, 443);
        addAnywhere(from, 6443);
    }

    /** A rule without an address is for every address: of other namespaces too, and of pods here, which do not let it in. */
    private void addAnywhere(String from, int port) {
        List.of("outside", "gateway", "monitoring", "operators", "autoscaler", "dns", "stranger")
                .forEach(to -> add(from, to, port));
    }

    private Set<String> routed() {
        var services = new TreeSet<String>();
        rendered.models(HTTPRoute.class).stream()
                .flatMap(route -> route.getSpec().getRules().stream())
                .flatMap(rule -> rule.getBackendRefs().stream())
                .forEach(backend -> services.add(backend.getName()));
        return services;
    }

    private static int port(Workload workload, String setting) {
        var value = workload.settings().get(setting);
        return Integer.parseInt(value.replaceAll("^.*:(\\d+)(/.*)?$", "$1"));
    }

    private void add(String from, String to, int port) {
        edges.add(new Edge(from, to, port));
    }
}

package io.groundplan.runtime.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;

/** The other services of the suite; whoever asks the same one shares what is known of its health. */
@ApplicationScoped
public class Peers {
    private final PeerConfig config;
    private final MeterRegistry registry;
    private final Map<String, Peer> peers = new ConcurrentHashMap<>();

    Peers(PeerConfig config, MeterRegistry registry) {
        this.config = config;
        this.registry = registry;
    }

    /** The service of that name, such as `project-service`. */
    public Peer named(String service) {
        return peers.computeIfAbsent(service, name -> new Peer(config, new PeerHealth(name, registry)));
    }
}

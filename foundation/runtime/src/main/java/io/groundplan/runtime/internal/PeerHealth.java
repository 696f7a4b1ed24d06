package io.groundplan.runtime.internal;

import java.util.List;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import org.jboss.logging.Logger;

/**
 * What is seen of a peer. Metrics: `groundplan.peer.questions` by `peer` and `outcome` (answered, failed, or spared, which
 * is refused without asking), and `groundplan.peer.away`, 1 while it is asked nothing.
 */
final class PeerHealth {
    private static final Logger LOG = Logger.getLogger(PeerHealth.class);

    private static final String ANSWERED = "answered";
    private static final String FAILED = "failed";
    private static final String SPARED = "spared";
    private static final List<String> OUTCOMES = List.of(ANSWERED, FAILED, SPARED);

    private final String peer;
    private final MeterRegistry registry;
    private volatile boolean away;

    PeerHealth(String peer, MeterRegistry registry) {
        this.peer = peer;
        this.registry = registry;
        Gauge.builder("groundplan.peer.away", this, health -> health.away ? 1 : 0)
                .tag("peer", peer)
                .register(registry);
        // shown from the start, so that a rise from nothing is one
        OUTCOMES.forEach(this::counter);
    }

    String peer() {
        return peer;
    }

    void answered() {
        count(ANSWERED);
    }

    void failed(Throwable failure) {
        count(FAILED);
        // while it is away this is the one question in a while that finds out
        LOG.logf(away ? Logger.Level.DEBUG : Logger.Level.WARN, "no answer peer=%s: %s", peer, failure);
    }

    void spared() {
        count(SPARED);
    }

    void changed(CircuitBreakerState state) {
        boolean closed = state == CircuitBreakerState.CLOSED;
        if (away == closed) {
            LOG.warnf(closed ? "asked again peer=%s" : "not asked for a while peer=%s", peer);
        }
        away = !closed;
    }

    private void count(String outcome) {
        counter(outcome).increment();
    }

    private Counter counter(String outcome) {
        return registry.counter("groundplan.peer.questions", "peer", peer, "outcome", outcome);
    }
}

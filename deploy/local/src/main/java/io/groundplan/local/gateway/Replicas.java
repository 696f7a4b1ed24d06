package io.groundplan.local.gateway;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;

/** The processes of one service: who is asked next, and who is left alone because they are stopping or gone. */
final class Replicas {
    // well below the time for which a stopping service goes on answering
    private static final long PROBE_MILLIS = 200;

    private final HttpClient client;
    private final List<Upstream> all;
    private final Set<Upstream> away = ConcurrentHashMap.newKeySet();
    private final AtomicInteger next = new AtomicInteger();

    Replicas(HttpClient client, List<Upstream> all) {
        this.client = client;
        this.all = List.copyOf(all);
    }

    /** Asks all of them from now on whether they are ready; a single one is asked in any case, ready or not. */
    void watch(Vertx vertx) {
        if (all.size() > 1) {
            vertx.setPeriodic(PROBE_MILLIS, timer -> all.forEach(this::probe));
        }
    }

    int count() {
        return all.size();
    }

    /** A connection to the first that accepts one; nothing of a request has been sent when all have failed. */
    Future<HttpClientRequest> connect() {
        return connect(inTurn(), 0);
    }

    private Future<HttpClientRequest> connect(List<Upstream> candidates, int index) {
        var candidate = candidates.get(index);
        return client.request(candidate.request()).recover(unreachable -> {
            away.add(candidate);
            return index + 1 < candidates.size() ? connect(candidates, index + 1) : Future.failedFuture(unreachable);
        });
    }

    /** One after the other, and those that are away only where there is nobody else. */
    private List<Upstream> inTurn() {
        int first = Math.floorMod(next.getAndIncrement(), all.size());
        return IntStream.range(0, all.size())
                .mapToObj(i -> all.get((first + i) % all.size()))
                .sorted(Comparator.comparing(away::contains))
                .toList();
    }

    private void probe(Upstream upstream) {
        Readiness.isReady(client, upstream, PROBE_MILLIS * 5).onSuccess(ready -> {
            if (ready) {
                away.remove(upstream);
            } else {
                away.add(upstream);
            }
        });
    }
}

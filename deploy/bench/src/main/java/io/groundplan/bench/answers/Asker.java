package io.groundplan.bench.answers;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;

import io.groundplan.bench.load.Call;

/** Asks on some connections, one request at a time on each, and notes how long each takes to its last byte. */
final class Asker {
    private final Vertx vertx;
    private final HttpClient client;
    private final int connections;

    Asker(Vertx vertx, URI server, int connections) {
        this.vertx = vertx;
        this.connections = connections;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setDefaultHost(server.getHost())
                .setDefaultPort(server.getPort())
                .setMaxPoolSize(connections)
                .setKeepAliveTimeout(0)
                .setTcpNoDelay(true));
    }

    /** Asks for all of the calls in turn, again and again; another status than 200 ends it. */
    Latencies ask(List<Call> calls, Duration duration) {
        var round = new Round(calls, System.nanoTime() + duration.toNanos());
        long began = System.nanoTime();
        vertx.getOrCreateContext().runOnContext(start -> {
            for (int i = 0; i < connections; i++) {
                round.askNext();
            }
        });
        round.ended.join();
        return new Latencies(round.nanos.stream().sorted().toList(), System.nanoTime() - began);
    }

    /** All of it happens on one thread. */
    private final class Round {
        private final List<Call> calls;
        private final long until;
        private final List<Long> nanos = new ArrayList<>();
        private final CompletableFuture<Void> ended = new CompletableFuture<>();
        private int next;
        private int idle;

        Round(List<Call> calls, long until) {
            this.calls = calls;
            this.until = until;
        }

        void askNext() {
            if (ended.isDone()) {
                return;
            }
            long began = System.nanoTime();
            if (began >= until) {
                idle++;
                if (idle == connections) {
                    ended.complete(null);
                }
                return;
            }
            var call = calls.get(next++ % calls.size());
            client.request(call.options())
                    .compose(request -> request.send())
                    .compose(response -> read(call, response))
                    .onSuccess(read -> {
                        nanos.add(System.nanoTime() - began);
                        askNext();
                    })
                    .onFailure(ended::completeExceptionally);
        }

        private Future<Void> read(Call call, HttpClientResponse response) {
            return response.statusCode() == 200
                    ? response.end()
                    : Future.failedFuture(call + " answered " + response.statusCode());
        }
    }
}

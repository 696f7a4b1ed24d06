package io.groundplan.bench.load;

import java.net.URI;
import java.time.Duration;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;

/**
 * Asks one server on a fixed number of connections that stay open; each has one request under way at any time. All of
 * it runs on a single thread, to leave the processors to what is measured.
 */
public final class LoadGenerator implements AutoCloseable {
    private static final int NO_PIPELINE = 1;

    private final int connections;
    private final Context thread;
    private final HttpClient client;

    public LoadGenerator(Vertx vertx, URI server, int connections) {
        this.connections = connections;
        this.thread = vertx.getOrCreateContext();
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setDefaultHost(server.getHost())
                .setDefaultPort(server.getPort())
                .setMaxPoolSize(connections)
                .setKeepAlive(true)
                .setKeepAliveTimeout(0)
                .setPipeliningLimit(NO_PIPELINE)
                .setTcpNoDelay(true));
    }

    /**
     * Asks on all connections for the duration and then waits for the answers still under way, which count as well.
     *
     * @throws UnexpectedAnswerException at the first answer with another status than the target's
     */
    public Rate run(Target target, Duration duration) {
        return run(target, connections, duration);
    }

    /** The same on some of the connections. */
    public Rate run(Target target, int atOnce, Duration duration) {
        var run = new Run(client, target, atOnce, duration);
        thread.runOnContext(start -> run.begin());
        return run.await();
    }

    @Override
    public void close() {
        client.close();
    }
}

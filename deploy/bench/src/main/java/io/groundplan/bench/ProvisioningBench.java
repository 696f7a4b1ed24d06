package io.groundplan.bench;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How long a project takes from its request until its database is ready, through the gateway of a running stack, next
 * to the bare statements in the same run. The argument is the stack's address.
 */
public final class ProvisioningBench {
    private static final int WARM_UP = 60;
    private static final int ROUNDS = 60;
    private static final int CONCURRENT = 8;
    private static final double NANOS_PER_SECOND = 1e9;

    private final DatabaseApi api;
    private final Queue<String> made = new ConcurrentLinkedQueue<>();

    private ProvisioningBench(URI address) throws Exception {
        this.api = new DatabaseApi(address);
    }

    public static void main(String[] arguments) throws Exception {
        new ProvisioningBench(URI.create(arguments[0])).run();
    }

    private void run() throws Exception {
        for (int i = 0; i < WARM_UP; i++) {
            made.add(api.createReady("warm " + i));
        }
        var cluster = api.directUrl(made.peek());
        double bare = bare(cluster.getHost(), cluster.getPort());
        double single = oneByOne();
        Line.print("request_to_ready_ratio_to_bare", single / bare, "x");
        concurrently(bare);
        read();
        for (var project : made) {
            api.deleteCompletely(project);
        }
    }

    private double bare(String host, int port) throws Exception {
        var samples = new Samples();
        try (var bare = new BareProvisioning(host, port)) {
            for (int i = 0; i < ROUNDS; i++) {
                var name = "bench_bare_" + i;
                samples.time(() -> bare.create(name));
                bare.drop(name);
            }
        }
        Line.print("bare_statements_p50", samples.millis(0.5), "ms");
        Line.print("bare_statements_p95", samples.millis(0.95), "ms");
        return samples.millis(0.5);
    }

    private double oneByOne() throws Exception {
        var samples = new Samples();
        for (int i = 0; i < ROUNDS; i++) {
            var name = "single " + i;
            samples.time(() -> made.add(api.createReady(name)));
        }
        Line.print("request_to_ready_p50", samples.millis(0.5), "ms");
        Line.print("request_to_ready_p95", samples.millis(0.95), "ms");
        return samples.millis(0.5);
    }

    private void concurrently(double bareMillis) throws Exception {
        var samples = new Samples();
        var callers = Executors.newFixedThreadPool(CONCURRENT);
        try {
            long start = System.nanoTime();
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < ROUNDS * 2; i++) {
                var name = "concurrent " + i;
                all.add(callers.submit(() -> {
                    samples.time(() -> made.add(api.createReady(name)));
                    return null;
                }));
            }
            for (var one : all) {
                one.get();
            }
            double rate = ROUNDS * 2 / ((System.nanoTime() - start) / NANOS_PER_SECOND);
            Line.print("concurrent_8_request_to_ready_p95", samples.millis(0.95), "ms");
            Line.print("concurrent_8_rate", rate, "projects/s");
            Line.print("concurrent_8_rate_ratio_to_bare", rate * bareMillis / 1_000, "x");
        } finally {
            callers.shutdown();
        }
    }

    private void read() throws Exception {
        var samples = new Samples();
        var project = made.peek();
        for (int i = 0; i < ROUNDS * 20; i++) {
            samples.time(() -> api.read(project));
        }
        Line.print("read_one_project_p50", samples.millis(0.5), "ms");
    }
}

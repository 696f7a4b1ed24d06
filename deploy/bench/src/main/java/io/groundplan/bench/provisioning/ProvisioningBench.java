package io.groundplan.bench.provisioning;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.groundplan.bench.Line;

/**
 * How long a project takes from its request until its database is ready, through the gateway of a running stack, next
 * to the bare statements in the same run. The arguments are the stack's address and its data directory, and `--quick` for
 * a quarter of the rounds.
 */
public final class ProvisioningBench {
    private static final int WARM_UP = 80;
    private static final int ROUNDS = 60;
    private static final int PARTS = 4;
    private static final int CONCURRENT = 8;
    private static final int SPARES = 2;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MILLIS_PER_SECOND = 1e3;

    private static final String PHASES =
            """
            select percentile_cont(0.5) within group (order by created_at - requested_at) as to_queue,
                percentile_cont(0.5) within group (order by started_at - created_at) as to_start,
                percentile_cont(0.5) within group (order by completed_at - started_at) as to_completion
            from job
            where type = 'project.provision'
                and position > ?
            """;

    private static final String MILLIS =
            """
            select extract(epoch from to_queue) * 1000, extract(epoch from to_start) * 1000,
                extract(epoch from to_completion) * 1000
            from (%s) phases
            """
                    .formatted(PHASES);

    private final int warmUp;
    private final int rounds;
    private final DatabaseApi api;
    private final StackServers servers;
    private final Connection tenant;
    private final SpareSwitch spares;
    private final Queue<String> made = new ConcurrentLinkedQueue<>();

    private ProvisioningBench(URI address, Path data, boolean quick) throws Exception {
        this.warmUp = quick ? WARM_UP / PARTS : WARM_UP;
        this.rounds = quick ? ROUNDS / PARTS : ROUNDS;
        this.api = new DatabaseApi(address);
        this.servers = new StackServers(data);
        this.tenant = servers.tenant();
        this.spares = new SpareSwitch(servers.tenant());
    }

    public static void main(String[] arguments) throws Exception {
        new ProvisioningBench(URI.create(arguments[0]), Path.of(arguments[1]), arguments.length > 2).run();
    }

    private void run() throws Exception {
        spares.off();
        for (int i = 0; i < warmUp; i++) {
            made.add(api.createReady("warm " + i));
        }
        var bare = new BareProvisioning(
                tenant,
                read("select datname from pg_database where datistemplate"
                        + " and datname like 'groundplan\\_template\\_%'"));
        bareFromNothing(bare);
        double fromTemplate = bareFromTemplate(bare);
        double fromSpare = bareFromSpare(bare);
        oneByOne(fromTemplate);
        concurrently(fromTemplate);
        spares.on();
        oneByOneWithSpares(fromSpare);
        read();
    }

    private void bareFromNothing(BareProvisioning bare) throws Exception {
        var samples = new Samples();
        for (int i = 0; i < rounds; i++) {
            var name = "bench_nothing_" + i;
            samples.time(() -> bare.createFromNothing(name));
            bare.drop(name);
        }
        Line.print("bare_from_nothing_p50", samples.p50(), "ms");
    }

    private double bareFromTemplate(BareProvisioning bare) throws Exception {
        var samples = new Samples();
        for (int i = 0; i < rounds; i++) {
            var name = "bench_template_" + i;
            samples.time(() -> bare.createFromTemplate(name));
            bare.drop(name);
        }
        Line.print("bare_from_template_p50", samples.p50(), "ms");
        return samples.p50();
    }

    private double bareFromSpare(BareProvisioning bare) throws Exception {
        var samples = new Samples();
        for (int i = 0; i < rounds; i++) {
            var name = "bench_spare_" + i;
            var spare = "bench_waiting_" + i;
            bare.prepareSpare(spare);
            samples.time(() -> bare.createFromSpare(spare, name));
            bare.drop(name);
        }
        Line.print("bare_from_spare_p50", samples.p50(), "ms");
        return samples.p50();
    }

    private void oneByOne(double bareMillis) throws Exception {
        var samples = new Samples();
        long before = lastPosition();
        for (int i = 0; i < rounds; i++) {
            var name = "single " + i;
            samples.time(() -> made.add(api.createReady(name)));
        }
        Line.print("request_to_ready_p50", samples.p50(), "ms");
        Line.print("request_to_ready_p95", samples.p95(), "ms");
        Line.limit("request_to_ready_ratio_to_bare", samples.p50() / bareMillis, "x", 2);
        phases("", before);
    }

    /** Each when the spares are complete, as on a cluster where a project comes now and then. */
    private void oneByOneWithSpares(double bareMillis) throws Exception {
        var samples = new Samples();
        long before = lastPosition();
        for (int i = 0; i < rounds; i++) {
            spares.await(SPARES);
            var name = "spare " + i;
            samples.time(() -> made.add(api.createReady(name)));
        }
        Line.limit("request_to_ready_with_spares_p50", samples.p50(), "ms", 50);
        Line.print("request_to_ready_with_spares_p95", samples.p95(), "ms");
        Line.print("request_to_ready_with_spares_ratio_to_bare", samples.p50() / bareMillis, "x");
        phases("with_spares_", before);
    }

    private void concurrently(double bareMillis) throws Exception {
        var samples = new Samples();
        var callers = Executors.newFixedThreadPool(CONCURRENT);
        try {
            long start = System.nanoTime();
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < rounds * 2; i++) {
                var name = "concurrent " + i;
                all.add(callers.submit(() -> {
                    samples.time(() -> made.add(api.createReady(name)));
                    return null;
                }));
            }
            for (var one : all) {
                one.get();
            }
            double rate = rounds * 2 / ((System.nanoTime() - start) / NANOS_PER_SECOND);
            Line.limit("concurrent_8_request_to_ready_p95", samples.p95(), "ms", 500);
            Line.print("concurrent_8_rate", rate, "projects/s");
            Line.ratio("concurrent_8_rate_ratio_to_bare", rate * bareMillis / MILLIS_PER_SECOND, 0.7);
        } finally {
            callers.shutdown();
        }
    }

    private void read() throws Exception {
        var samples = new Samples();
        var project = made.peek();
        for (int i = 0; i < rounds * 20; i++) {
            samples.time(() -> api.read(project));
        }
        Line.print("read_one_project_p50", samples.p50(), "ms");
    }

    private long lastPosition() throws SQLException {
        try (var queue = servers.queue();
                var statement = queue.createStatement();
                var row = statement.executeQuery("select coalesce(max(position), 0) from job")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Where the time goes, by the clock of the queue's server; a part begins and ends with a transaction. */
    private void phases(String prefix, long after) throws SQLException {
        try (var queue = servers.queue();
                var statement = queue.prepareStatement(MILLIS)) {
            statement.setLong(1, after);
            var row = statement.executeQuery();
            row.next();
            Line.print(prefix + "request_to_queue_p50", row.getDouble(1), "ms");
            Line.limit(prefix + "enqueue_to_start_p50", row.getDouble(2), "ms", 10);
            Line.print(prefix + "start_to_completed_p50", row.getDouble(3), "ms");
        }
    }

    private String read(String sql) throws SQLException {
        try (var statement = tenant.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}

package io.groundplan.bench.provisioning;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.groundplan.bench.Line;

/**
 * How long a project takes from its request until its database is ready, through the gateway of a running stack, next
 * to the bare statements in the same run. Projects come and go unmeasured until the compilers have seen the path often
 * enough; then bare and projects take turns. The arguments are the stack's address and its data directory, and `--quick`,
 * which only shows that everything works.
 */
public final class ProvisioningBench {
    private static final int CONCURRENT = 8;
    private static final int SPARES = 2;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MILLIS_PER_SECOND = 1e3;

    /**
     * @param warmUp projects that come and go before anything is measured: what a project runs once is compiled for good
     *     after some thousand of them, and what it runs often after some hundred
     * @param longestWarmUpSeconds whatever came and went
     * @param rounds of bare, one by one, and concurrently
     * @param inRound projects one by one in a round, and as many bare ones
     */
    private record Size(int warmUp, int longestWarmUpSeconds, int rounds, int inRound) {
        static final Size FULL = new Size(2_000, 200, 5, 20);
        static final Size QUICK = new Size(100, 60, 2, 8);
    }

    private final Size size;
    private final DatabaseApi api;
    private final StackServers servers;
    private final Connection tenant;
    private final SpareSwitch spares;
    private final ExecutorService callers = Executors.newFixedThreadPool(CONCURRENT);
    private final AtomicInteger names = new AtomicInteger();
    private final Queue<String> made = new ConcurrentLinkedQueue<>();

    private ProvisioningBench(URI address, Path data, Size size) throws Exception {
        this.size = size;
        this.api = new DatabaseApi(address);
        this.servers = new StackServers(data);
        this.tenant = servers.tenant();
        this.spares = new SpareSwitch(servers.tenant());
    }

    public static void main(String[] arguments) throws Exception {
        var size = arguments.length > 2 ? Size.QUICK : Size.FULL;
        var bench = new ProvisioningBench(URI.create(arguments[0]), Path.of(arguments[1]), size);
        try {
            bench.run();
        } finally {
            bench.callers.shutdownNow();
        }
    }

    private void run() throws Exception {
        warmUp();
        spares.off();
        var bare = new BareProvisioning(
                tenant,
                read("select datname from pg_database where datistemplate"
                        + " and datname like 'groundplan\\_template\\_%'"));
        bare.warmUp(size.inRound());
        Line.print("bare_from_nothing_p50", bare.fromNothing(size.inRound()).p50(), "ms");
        withoutSpares(bare);
        spares.on();
        withSpares(bare);
        read();
    }

    /** With spares and without: those that there are do not last for all who ask. */
    private void warmUp() throws Exception {
        long begun = System.nanoTime();
        long deadline = begun + TimeUnit.SECONDS.toNanos(size.longestWarmUpSeconds());
        var gone = new AtomicInteger();
        together(size.warmUp(), () -> {
            if (System.nanoTime() < deadline) {
                api.delete(api.createReady(nextName()).project());
                gone.incrementAndGet();
            }
            return null;
        });
        double seconds = (System.nanoTime() - begun) / NANOS_PER_SECOND;
        Line.remark("%d projects came and went in %.0f s of warming up".formatted(gone.get(), seconds));
    }

    private void withoutSpares(BareProvisioning bare) throws Exception {
        var bareOnes = new Samples();
        var single = new Parts();
        var crowd = new Samples();
        double crowdSeconds = 0;
        for (int round = 0; round < size.rounds(); round++) {
            bareOnes.addAll(bare.fromTemplate(size.inRound()));
            oneByOne(single);
            crowdSeconds += concurrently(crowd);
            deleteMade();
        }
        Line.print("bare_from_template_p50", bareOnes.p50(), "ms");
        Line.print("request_to_ready_p50", single.whole().p50(), "ms");
        Line.print("request_to_ready_p95", single.whole().p95(), "ms");
        single.print("", servers);
        Line.limit("request_to_ready_ratio_to_bare", single.whole().p50() / bareOnes.p50(), "x", 2);
        double rate = crowd.size() / crowdSeconds;
        Line.print("concurrent_8_request_to_ready_p50", crowd.p50(), "ms");
        Line.limit("concurrent_8_request_to_ready_p95", crowd.p95(), "ms", 500);
        Line.print("concurrent_8_rate", rate, "projects/s");
        Line.ratio("concurrent_8_rate_ratio_to_bare", rate * bareOnes.p50() / MILLIS_PER_SECOND, 0.7);
    }

    /** Each when the spares are complete, as on a cluster where a project comes now and then. */
    private void withSpares(BareProvisioning bare) throws Exception {
        var bareOnes = new Samples();
        var single = new Parts();
        for (int round = 0; round < size.rounds(); round++) {
            bareOnes.addAll(bare.fromSpare(size.inRound()));
            for (int i = 0; i < size.inRound(); i++) {
                spares.await(SPARES);
                made.add(single.add(api.createReady(nextName())));
            }
            deleteMade();
        }
        Line.print("bare_from_spare_p50", bareOnes.p50(), "ms");
        Line.limit("request_to_ready_with_spares_p50", single.whole().p50(), "ms", 50);
        Line.print("request_to_ready_with_spares_p95", single.whole().p95(), "ms");
        single.print("with_spares_", servers);
        Line.print("request_to_ready_with_spares_ratio_to_bare", single.whole().p50() / bareOnes.p50(), "x");
    }

    private void oneByOne(Parts parts) throws Exception {
        for (int i = 0; i < size.inRound(); i++) {
            made.add(parts.add(api.createReady(nextName())));
        }
    }

    /** Answers how many seconds it took. */
    private double concurrently(Samples samples) throws Exception {
        long start = System.nanoTime();
        together(
                size.inRound() * 2,
                () -> samples.time(() -> made.add(api.createReady(nextName()).project())));
        return (System.nanoTime() - start) / NANOS_PER_SECOND;
    }

    private void deleteMade() throws Exception {
        together(made.size(), () -> {
            api.delete(made.remove());
            return null;
        });
    }

    private void together(int times, Callable<Void> work) throws Exception {
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            all.add(callers.submit(work));
        }
        for (var one : all) {
            one.get();
        }
    }

    private void read() throws Exception {
        var samples = new Samples();
        var project = api.createReady(nextName()).project();
        for (int i = 0; i < size.inRound() * 100; i++) {
            samples.time(() -> api.read(project));
        }
        Line.print("read_one_project_p50", samples.p50(), "ms");
    }

    private String nextName() {
        return "bench " + names.incrementAndGet();
    }

    private String read(String sql) throws SQLException {
        try (var statement = tenant.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}

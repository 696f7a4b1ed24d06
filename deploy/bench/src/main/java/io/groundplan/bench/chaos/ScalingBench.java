package io.groundplan.bench.chaos;

import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import io.groundplan.bench.Line;

/**
 * How many sleeping jobs a second one, two and three workers end. Enabling and disabling an extension sleeps on the
 * server: an event trigger in each database sees to that. Nobody makes trouble here.
 */
public final class ScalingBench {
    private static final int WORKERS = 3;
    private static final int PROJECTS = 48;
    private static final int CLIENTS = 8;
    private static final double[] AT_LEAST = {0, 0, 1.8, 2.6};
    private static final String EXTENSIONS = "/extensions";
    private static final String HSTORE = "{\"name\":\"hstore\"}";
    private static final String[] SLEEP = {
        "create function public.sleep() returns event_trigger language plpgsql as 'begin perform pg_sleep(2); end'",
        "create event trigger sleep on ddl_command_start when tag in ('CREATE EXTENSION', 'DROP EXTENSION')"
                + " execute function public.sleep()"
    };

    /** Of the jobs of that type that were asked for last. */
    private static final String RATE =
            """
            select count(*) / extract(epoch from max(completed_at) - min(started_at))
            from (
                select *
                from job
                where type like 'extension.%%'
                order by position desc
                limit %d) latest
            """
                    .formatted(PROJECTS);

    private final ChaosStage stage;
    private final ChaosClient client;
    private final List<String> projects = new ArrayList<>();

    private ScalingBench(ChaosStage stage) {
        this.stage = stage;
        this.client = new ChaosClient(
                stage.projectsAddress(), stage.caller("scaling@example.com").token());
    }

    public static void main(String[] arguments) throws Exception {
        var data = Path.of(System.getenv("GROUNDPLAN_DATA"));
        try (var stage = new ChaosStage(new ChaosOptions(0, CLIENTS, WORKERS, 0, Duration.ZERO, Path.of(""), data))) {
            Runtime.getRuntime().addShutdownHook(new Thread(stage::close));
            stage.start();
            new ScalingBench(stage).run();
        }
        // Kafka leaves threads behind that are no daemons
        System.exit(0);
    }

    private void run() throws Exception {
        for (int i = 0; i < PROJECTS; i++) {
            projects.add(makeSleepy());
        }
        for (var worker : stage.workers().subList(1, WORKERS)) {
            worker.kill();
        }
        double one = rate(1);
        for (int workers = 2; workers <= WORKERS; workers++) {
            var further = stage.workers().get(workers - 1);
            further.start();
            further.awaitReady();
            Line.ratio("scaling_%d_workers_ratio".formatted(workers), rate(workers) / one, AT_LEAST[workers]);
        }
    }

    private String makeSleepy() throws InterruptedException, SQLException {
        var created = client.post("/projects", "{\"name\":\"Sleepy\"}");
        var project = "/projects/" + created.body().path("project").path("id").asText();
        awaitCompleted(created);
        var url = URI.create(client.get(project + "/connections")
                .body()
                .path("connections")
                .path("direct_url")
                .asText());
        try (var admin = stage.tenant().connect(url.getPath().substring(1));
                var statement = admin.createStatement()) {
            for (var sql : SLEEP) {
                statement.execute(sql);
            }
        }
        return project;
    }

    /** Enables where it is not and disables where it is, in all projects at once. */
    private double rate(int workers) throws Exception {
        boolean enable = workers % 2 == 1;
        var clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            var jobs = clients.invokeAll(projects.stream()
                    .map(project -> (Callable<ChaosClient.Answer>) () -> enable
                            ? client.post(project + EXTENSIONS, HSTORE)
                            : client.delete(project + EXTENSIONS + "/hstore"))
                    .toList());
            for (var job : jobs) {
                awaitCompleted(job.get());
            }
        } finally {
            clients.shutdown();
        }
        try (var engine = stage.control().connect(ChaosStage.ENGINE);
                var statement = engine.createStatement();
                var rows = statement.executeQuery(RATE)) {
            rows.next();
            double rate = rows.getDouble(1);
            Line.print("scaling_%d_workers".formatted(workers), rate, "jobs/s");
            return rate;
        }
    }

    private void awaitCompleted(ChaosClient.Answer accepted) throws InterruptedException {
        if (accepted.status() != 202) {
            throw new IllegalStateException("refused: " + accepted);
        }
        var job = client.get("/jobs/" + accepted.job() + "?wait=60s");
        if (!job.state("job").equals("completed")) {
            throw new IllegalStateException("a job did not complete: " + job);
        }
    }
}

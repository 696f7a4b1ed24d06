package io.groundplan.bench.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.groundplan.bench.Line;

/**
 * Projects come and go while workers are killed, connections are cut, and servers are away; in the end the owner of
 * projects, the engine and the cluster must agree, and nothing of others be touched.
 */
public final class Chaos {
    private static final Duration SETTLING = Duration.ofMinutes(3);
    private static final long POLL_MILLIS = 250;
    private static final double NANOS_PER_SECOND = 1e9;

    private final ChaosOptions options;

    public Chaos(ChaosOptions options) {
        this.options = options;
    }

    /** Takes `--quick`, `--cycles n` and `--seed n`; ends with 1 unless all is well. */
    public static void main(String[] arguments) throws Exception {
        var options = ChaosOptions.of(List.of(arguments), Path.of(""), Path.of(System.getenv("GROUNDPLAN_DATA")));
        boolean good = new Chaos(options).run();
        // Kafka leaves threads behind that are no daemons
        System.exit(good ? 0 : 1);
    }

    /** Whether all is well afterwards. */
    public boolean run() throws Exception {
        Line.count("seed", options.seed(), "number");
        try (var stage = new ChaosStage(options)) {
            Runtime.getRuntime().addShutdownHook(new Thread(stage::close));
            stage.start();
            return run(stage);
        }
    }

    private boolean run(ChaosStage stage) throws Exception {
        var canaries = new Canaries(stage.tenant());
        canaries.settle();
        var client = new ChaosClient(
                stage.projectsAddress(), stage.caller("chaos@example.com").token());
        var cycles = new Cycles(client, options);
        long began = System.nanoTime();
        var monkey = new Monkey(stage, options);
        monkey.start();
        cycles.run();
        monkey.stop();
        var books = settled(stage);
        Line.count("cycles", cycles.ended(), "cycles");
        Line.print("duration", (System.nanoTime() - began) / NANOS_PER_SECOND, "s");
        monkey.made().forEach((trouble, times) -> Line.remark("%d times %s".formatted(times, trouble)));
        var drift = drift(stage);
        var lost = cycles.kept().entrySet().stream()
                .filter(kept -> !Cycles.hasRow(kept.getKey(), kept.getValue()))
                .map(kept -> "the row of project " + kept.getKey() + " is gone")
                .toList();
        var verdict = Verdict.of(books, canaries.harmed(), lost);
        cycles.complaints().forEach(Line::remark);
        long deadLetters = stage.deadLetters();
        Line.count("dead_letters", deadLetters, "events");
        report(verdict);
        boolean agreed = drift.path("orphans").size() == verdict.orphans().size()
                && drift.path("missing").isEmpty();
        if (!agreed) {
            Line.remark("the engine's own report says: " + drift);
        }
        return verdict.isGood()
                && agreed
                && deadLetters == 0
                && cycles.complaints().isEmpty();
    }

    /** The books once everything has been told to everybody, or as they are when that takes too long. */
    private static Books settled(ChaosStage stage) throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + SETTLING.toNanos();
        var books = Books.read(stage);
        while (!books.isSettled() && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            books = Books.read(stage);
        }
        return books;
    }

    /** Repairing must find nothing to do, and do nothing to others. */
    private static JsonNode drift(ChaosStage stage) throws IOException, InterruptedException {
        var worker = stage.workers().get(0).address();
        var looked = ask(stage, worker.resolve("/internal/drift"));
        ask(stage, worker.resolve("/internal/drift?repair=true"));
        return looked;
    }

    private static JsonNode ask(ChaosStage stage, URI address) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address)
                .header("Authorization", "Service " + stage.credential())
                .POST(BodyPublishers.noBody())
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("drift is unknown: " + answer.statusCode() + " " + answer.body());
        }
        return new ObjectMapper().readTree(answer.body());
    }

    private static void report(Verdict verdict) {
        Map.of(
                        "orphan", verdict.orphans(),
                        "wrong drop", verdict.wrongDrops(),
                        "stuck job", verdict.stuckJobs(),
                        "disagreement", verdict.disagreements())
                .forEach((what, found) -> found.forEach(one -> Line.remark(what + ": " + one)));
        Line.count("orphans", verdict.orphans().size(), "databases");
        Line.count("wrong_drops", verdict.wrongDrops().size(), "databases");
        Line.count("stuck_jobs", verdict.stuckJobs().size(), "jobs");
        Line.count("disagreements", verdict.disagreements().size(), "projects");
    }
}

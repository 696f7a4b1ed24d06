package io.groundplan.bench.answers;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import io.groundplan.bench.Line;
import io.groundplan.bench.load.Call;
import io.groundplan.bench.stage.Alone;
import io.groundplan.bench.stage.Caller;
import io.groundplan.contracts.id.ProjectId;

/**
 * How long the answers of usage-service take over the sums of many events, and over those of a tenth as many. See the
 * README beside this module.
 */
public final class AnswersBench {
    private static final int PROJECTS = 1_000;
    private static final long EVENTS = 50_000_000;
    private static final int AT_ONCE = 4;
    private static final double P99_AT_MOST = 10;
    private static final double GROWTH_AT_MOST = 1.25;

    private static final List<String> ANSWERS = List.of(
            "stats",
            "usage?period=day",
            "usage?period=week",
            "usage?period=month",
            "time-series?metric=requests&period=hour&range=30d",
            "time-series?metric=bandwidth&period=day&range=30d",
            "time-series?metric=requests&period=day&range=7d",
            "time-series?metric=storage&period=hour&range=30d",
            "time-series?metric=storage&period=week&range=30d",
            "egress-breakdown",
            "activity");

    private final Alone stage;
    private final Caller owner;
    private final Duration warmUp;
    private final Duration slice;
    private final List<ProjectId> projects;

    private AnswersBench(Alone stage, boolean quick) {
        this.stage = stage;
        this.owner = stage.caller("owner@example.com");
        this.warmUp = Duration.ofMillis(quick ? 300 : 5_000);
        this.slice = Duration.ofMillis(quick ? 300 : 5_000);
        this.projects = IntStream.range(0, quick ? PROJECTS / 20 : PROJECTS)
                .mapToObj(i -> ProjectId.next(Clock.systemUTC()))
                .toList();
    }

    /** The only argument is `--quick`. */
    public static void main(String[] arguments) {
        int exit = 0;
        try (var stage = new Alone()) {
            Runtime.getRuntime().addShutdownHook(new Thread(stage::close));
            stage.start("usage-service");
            new AnswersBench(stage, List.of(arguments).contains("--quick")).run();
        } catch (Exception e) {
            e.printStackTrace();
            exit = 1;
        }
        // Kafka leaves threads behind that are no daemons
        System.exit(exit);
    }

    private void run() throws Exception {
        var data = new AnswersData(stage.connect(), projects, owner.team());
        data.addProjects();
        long events = EVENTS / PROJECTS * projects.size();
        var asker = new Asker(stage.vertx(), stage.address(), AT_ONCE);
        // a busy machine disturbs one of the passes more than the other, so the smaller is measured before and after
        data.fill(events / 10);
        var before = measure(asker, true);
        data.fill(events);
        Line.print("events", data.events(), "events");
        Line.print("hour_cells", data.cells(), "rows");
        var many = measure(asker, false);
        data.fill(events / 10);
        var after = measure(asker, false);
        for (var answer : ANSWERS) {
            print(answer, many.get(answer), before.get(answer), after.get(answer));
        }
    }

    private Map<String, Latencies> measure(Asker asker, boolean cold) throws Exception {
        var measured = new TreeMap<String, Latencies>();
        for (int pass = cold ? 0 : 1; pass < 2; pass++) {
            for (var answer : ANSWERS) {
                measured.put(answer, asker.ask(calls(answer), pass == 0 ? warmUp : slice));
            }
        }
        return measured;
    }

    private List<Call> calls(String answer) {
        return projects.stream()
                .map(project -> Call.get("/api/v1/platform/projects/" + project.text() + "/" + answer, owner.token()))
                .toList();
    }

    private static void print(String answer, Latencies many, Latencies before, Latencies after) {
        var name = answer.replaceAll("\\w+=", "").replaceAll("[?&-]", "_");
        Line.print(name + "_p50", many.millis(0.5), "ms");
        Line.print(name + "_p99", many.millis(0.99), "ms");
        Line.print(name + "_rate", many.perSecond(), "requests/s");
        if (many.millis(0.99) > P99_AT_MOST) {
            Line.remark(name + "_p99 is to be " + P99_AT_MOST + " ms at most");
        }
        double fewer = Math.max(before.millis(0.5), after.millis(0.5));
        double growth = many.millis(0.5) / fewer;
        Line.print(name + "_growth", growth, "ratio");
        if (growth > GROWTH_AT_MOST) {
            Line.remark(name + "_growth is to be about 1");
        }
    }
}

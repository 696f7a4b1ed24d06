package io.groundplan.bench.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.groundplan.bench.Line;
import io.groundplan.bench.load.UnexpectedAnswerException;

/**
 * How fast the surfaces of project-service are, as ratios to a bare application that does the same single statement or
 * transaction, in the same run. See the README beside this module.
 */
public final class ApiBench {
    private static final double GET_AT_LEAST = 0.5;
    private static final double LIST_AT_LEAST = 0.4;
    private static final double LIST_DEPTH_AT_LEAST = 0.8;
    private static final double CREATE_AT_LEAST = 0.4;

    private final Options options;
    private final Stage stage;
    private final Comparison ofBare = new Comparison();

    private ApiBench(Options options, Stage stage) {
        this.options = options;
        this.stage = stage;
    }

    /** The arguments are `--quick` and names of surfaces; without any name it is all of them. */
    public static void main(String[] arguments) {
        int exit = 0;
        try (var stage = new Stage(Options.of(arguments))) {
            Runtime.getRuntime().addShutdownHook(new Thread(stage::close));
            stage.start();
            new ApiBench(Options.of(arguments), stage).run();
        } catch (UnexpectedAnswerException e) {
            System.err.println("! " + e.getMessage());
            exit = 1;
        } catch (Exception e) {
            e.printStackTrace();
            exit = 1;
        }
        // Kafka leaves threads behind that are no daemons
        System.exit(exit);
    }

    private void run() throws Exception {
        var population = Population.on(stage);
        var bare = population.bare();
        var served = served(population);
        var timing = options.timing();
        for (var subject : bare.toWarmUp()) {
            subject.warmUp(timing);
        }
        for (var subjects : served.values()) {
            for (var subject : subjects.toWarmUp()) {
                subject.warmUp(timing.ofOneOf(served.size()));
            }
        }
        for (var surface : served.entrySet()) {
            compare(surface.getKey(), surface.getValue(), bare);
        }
        if (!served.isEmpty()) {
            List.of(bare.get(), bare.listOfMany(), bare.create()).forEach(subject -> ofBare.print(subject.name()));
        }
        stage.neighbours().unknown().forEach(asked -> Line.remark("asked for, but not here: " + asked));
    }

    private Map<Surface, Subjects> served(Population population) throws Exception {
        var served = new LinkedHashMap<Surface, Subjects>();
        for (var surface : options.surfaces()) {
            population
                    .of(surface)
                    .ifPresentOrElse(
                            subjects -> served.put(surface, subjects),
                            () -> Line.remark(surface.name() + ": not served"));
        }
        return served;
    }

    private void compare(Surface surface, Subjects ours, Subjects bare) throws Exception {
        var timing = options.timing();
        var get = new Comparison().measure(timing, List.of(bare.get(), ours.get()));
        print(get, ours.get(), bare.get(), GET_AT_LEAST);
        var list = new Comparison().measure(timing, List.of(bare.listOfMany(), ours.listOfMany(), ours.listOfFew()));
        print(list, ours.listOfMany(), bare.listOfMany(), LIST_AT_LEAST);
        print(list, ours.listOfFew(), bare.listOfMany(), LIST_AT_LEAST);
        printRatio(
                surface.name() + "_list_depth",
                list.ratio(ours.listOfMany().name(), ours.listOfFew().name()),
                LIST_DEPTH_AT_LEAST);
        var create = new Comparison().measure(timing, List.of(bare.create(), ours.create()));
        print(create, ours.create(), bare.create(), CREATE_AT_LEAST);
        List.of(get, list, create).forEach(ofBare::addAll);
    }

    private static void print(Comparison comparison, Subject ours, Subject bare, double atLeast) {
        comparison.print(ours.name());
        printRatio(ours.name() + "_ratio", comparison.ratio(ours.name(), bare.name()), atLeast);
    }

    private static void printRatio(String name, double ratio, double atLeast) {
        Line.print(name, ratio, "ratio");
        if (ratio < atLeast) {
            Line.remark(name + " is to be " + atLeast + " at least");
        }
    }
}

package io.groundplan.bench.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.groundplan.bench.Line;
import io.groundplan.bench.stage.Comparison;
import io.groundplan.bench.stage.Stage;

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
        var options = Options.of(arguments);
        Stage.perform("project-service", stage -> new ApiBench(options, stage).run());
    }

    private void run() throws Exception {
        var population = Population.on(stage);
        var bare = population.bare();
        var served = served(population);
        var timing = options.timing();
        for (var subject : bare.all()) {
            subject.warmUp(timing);
        }
        for (var subjects : served.values()) {
            for (var subject : subjects.toWarmUp()) {
                subject.warmUp(timing);
            }
        }
        for (var surface : served.entrySet()) {
            compare(surface.getKey(), surface.getValue(), bare);
        }
        if (!served.isEmpty()) {
            bare.all().forEach(subject -> ofBare.print(subject.name()));
        }
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

    private void compare(Surface surface, Subjects ours, BareSubjects bare) throws Exception {
        var timing = options.timing();
        var get = new Comparison().measure(timing, List.of(ours.sameGet(), ours.get()));
        get.print(ours.get(), ours.sameGet(), GET_AT_LEAST);
        get.print(ours.sameGet().name());
        var list = new Comparison().measure(timing, List.of(bare.list(), ours.listOfMany(), ours.listOfFew()));
        list.print(ours.listOfMany(), bare.list(), LIST_AT_LEAST);
        list.print(ours.listOfFew(), bare.list(), LIST_AT_LEAST);
        Line.ratio(
                surface.name() + "_list_depth",
                list.ratio(ours.listOfMany().name(), ours.listOfFew().name()),
                LIST_DEPTH_AT_LEAST);
        var create = new Comparison().measure(timing, List.of(bare.create(), ours.create()));
        create.print(ours.create(), bare.create(), CREATE_AT_LEAST);
        List.of(list, create).forEach(ofBare::addAll);
    }
}

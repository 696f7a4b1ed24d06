package io.groundplan.worker.spare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.groundplan.worker.cluster.Identifier;

/** What is to be done about the spares of a cluster: those to be dropped, and how many are missing. */
record Shelf(List<Identifier> superfluous, int usable, int missing) {

    /** As long as no job asked for a template, copies of any are kept and none are made. */
    static Shelf of(List<Spare> found, Identifier template, int wanted) {
        Function<Spare, Boolean> isGood = spare -> template == null ? spare.isUsable() : spare.isCopyOf(template);
        var superfluous = new ArrayList<Identifier>();
        int kept = 0;
        for (var spare : found) {
            if (kept < wanted && isGood.apply(spare)) {
                kept++;
            } else {
                superfluous.add(spare.name());
            }
        }
        return new Shelf(List.copyOf(superfluous), kept, template == null ? 0 : wanted - kept);
    }
}

package io.groundplan.bench.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What is wrong in the end, one sentence each. */
record Verdict(List<String> orphans, List<String> wrongDrops, List<String> stuckJobs, List<String> disagreements) {

    static Verdict of(Books books, List<String> harmedCanaries, List<String> lostRows) {
        var wrongDrops = new ArrayList<>(harmedCanaries);
        wrongDrops.addAll(lostRows);
        return new Verdict(orphans(books), wrongDrops, stuck(books), disagreements(books));
    }

    boolean isGood() {
        return orphans.isEmpty() && wrongDrops.isEmpty() && stuckJobs.isEmpty() && disagreements.isEmpty();
    }

    private static List<String> orphans(Books books) {
        var names = new TreeSet<>(books.databases().keySet());
        names.addAll(books.roles().keySet());
        names.removeAll(books.projects().keySet());
        books.projects().values().forEach(known -> names.removeAll(Set.of(known.ownerRole(), known.loginRole())));
        return List.copyOf(names);
    }

    private static List<String> stuck(Books books) {
        return books.projectJobs().entrySet().stream()
                .filter(job -> Set.of("pending", "running").contains(job.getValue()))
                .map(job -> job.getKey() + " is " + job.getValue() + ", in the engine "
                        + books.engineJobs().get(job.getKey()))
                .toList();
    }

    private static List<String> disagreements(Books books) {
        var all = new ArrayList<String>();
        books.unfinishedProjects().keySet().forEach(id -> all.add("project " + id + " is being deleted for ever"));
        books.projects().forEach((name, database) -> {
            if (!isAsItShouldBe(name, database, books)) {
                all.add("database %s is %s, on the cluster %s, in the engine %s"
                        .formatted(
                                name,
                                database,
                                books.databases().get(name),
                                books.readyInEngine().containsKey(name) ? "ready" : "not ready"));
            }
        });
        books.projectJobs().forEach((id, state) -> {
            var inEngine = books.engineJobs().get(id);
            if (!state.equals(inEngine)) {
                all.add("job " + id + " is " + state + " for its project and " + inEngine + " for the engine");
            }
        });
        return all.stream().sorted().collect(Collectors.toList());
    }

    /** Ready means there, open, marked and with its roles; being made or dropped with nobody at it means nothing good. */
    private static boolean isAsItShouldBe(String name, Books.Database database, Books books) {
        return switch (database.state()) {
            case "ready" ->
                new Books.OnCluster(database.marker(), true)
                                .equals(books.databases().get(name))
                        && books.roles().keySet().containsAll(Set.of(database.ownerRole(), database.loginRole()))
                        && books.readyInEngine().containsKey(name);
            case "failed" -> !books.readyInEngine().containsKey(name);
            default -> false;
        };
    }
}

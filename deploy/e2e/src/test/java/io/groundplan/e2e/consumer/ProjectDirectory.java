package io.groundplan.e2e.consumer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What some other service keeps of projects: a name, whether there is a database, and up to which version it has heard.
 * It is in memory here. In a database, `seen` is a table with a primary key, and both changes of `apply` are one
 * transaction: then "seen" and "applied" cannot disagree, whenever the process dies.
 */
final class ProjectDirectory {
    private static final String CREATED = "io.groundplan.project.created.v1";
    private static final String UPDATED = "io.groundplan.project.updated.v1";
    private static final String READY = "io.groundplan.project.ready.v1";
    private static final String DELETED = "io.groundplan.project.deleted.v1";

    /** A project as far as this service cares. */
    record Entry(String name, boolean ready, long version) {}

    private final Map<String, Entry> projects = new TreeMap<>();
    private final Set<String> deleted = new HashSet<>();
    private final Set<String> seen = new HashSet<>();
    private final List<String> rejected = new ArrayList<>();

    /** Applies an event once; one that came before, or that is older than what is known, changes nothing. */
    void apply(ProjectEvent event) {
        if (seen.add(event.id()) && !isOld(event)) {
            change(event);
        }
    }

    /** Keeps what cannot be read for somebody to look at; the events behind it go on. */
    void reject(String id, String reason) {
        rejected.add(id + ": " + reason);
    }

    Map<String, Entry> projects() {
        return Map.copyOf(projects);
    }

    List<String> rejected() {
        return List.copyOf(rejected);
    }

    /** Ids need not be kept for ever: behind them the version tells, also of a project that is gone. */
    void forgetIds() {
        seen.clear();
    }

    private boolean isOld(ProjectEvent event) {
        var known = projects.get(event.projectId());
        return deleted.contains(event.projectId()) || (known != null && event.sequence() < known.version());
    }

    private void change(ProjectEvent event) {
        var project = event.projectId();
        var known = projects.getOrDefault(project, new Entry("", false, 0));
        switch (event.type()) {
            case CREATED, UPDATED ->
                projects.put(project, new Entry(event.data().get("name").textValue(), known.ready(), event.sequence()));
            case READY -> projects.put(project, new Entry(known.name(), true, event.sequence()));
            case DELETED -> {
                projects.remove(project);
                deleted.add(project);
            }
            default -> {
                // of a type that this service has no use for
            }
        }
    }
}

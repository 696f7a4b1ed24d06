package io.groundplan.usage.messaging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.groundplan.contracts.event.EventData;
import io.groundplan.contracts.event.EventEnvelope;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.testkit.kafka.KafkaSend;
import io.groundplan.usage.TestProject;

/** Projects of which is told that they, and databases in them, were made: each event once or several times. */
final class ToldProjects {
    private static final int DATABASES = 40;

    private record Told(TestProject project, EventEnvelope envelope, EventData data) {

        static Told now(TestProject project, EventData data) {
            return new Told(project, project.envelope(data, project.owner().actor(), Instant.now()), data);
        }

        void send(KafkaSend kafka) {
            kafka.event(project.key(), envelope, data);
        }
    }

    private final List<TestProject> projects;
    private final Map<ProjectId, List<String>> databases = new HashMap<>();
    private final Random random;

    ToldProjects(Collection<ProjectId> ids, Random random) {
        this.projects = ids.stream().map(TestProject::of).toList();
        this.random = random;
    }

    List<TestProject> all() {
        return projects;
    }

    /** The names of the project's databases of which was told, sorted. */
    List<String> databases(TestProject project) {
        return databases.getOrDefault(project.id(), List.of()).stream().sorted().toList();
    }

    void tellOfProjects(KafkaSend kafka) {
        projects.forEach(project -> {
            var created = Told.now(project, project.created());
            created.send(kafka);
            created.send(kafka);
        });
    }

    /** In any order, with what is told twice or more anywhere among the rest. */
    void tellOfDatabases(KafkaSend kafka) {
        var events = new ArrayList<Told>();
        for (int i = 0; i < DATABASES; i++) {
            var project = projects.get(random.nextInt(projects.size()));
            var name = "db-" + databases.values().stream().mapToInt(List::size).sum();
            databases.computeIfAbsent(project.id(), id -> new ArrayList<>()).add(name);
            events.addAll(Collections.nCopies(1 + random.nextInt(3), Told.now(project, project.databaseCreated(name))));
        }
        Collections.shuffle(events, random);
        events.forEach(event -> event.send(kafka));
    }
}

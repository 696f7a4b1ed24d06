package io.groundplan.local.demo;

import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Fills the stack with something to look at: a team, three projects, databases with tables, a month of usage. All of it
 * goes through the public interfaces, and what is there already stays as it is.
 */
public final class Demo {
    /** Who owns it: the person that the welcome signs in. */
    public static final String OWNER = "ada@example.com";

    private static final String TEAM = "Demo";
    private static final String PLATFORM = "/api/v1/platform";
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final int EVENTS_PER_BATCH = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long PAUSE_MILLIS = 200;

    private final DemoClient owner;
    private final Clock clock;
    private final Consumer<String> progress;

    private Demo(DemoClient owner, Clock clock, Consumer<String> progress) {
        this.owner = owner;
        this.clock = clock;
        this.progress = progress;
    }

    /** Fails with a sentence that says which request was refused. */
    public static void seed(URI gateway, Consumer<String> progress) {
        new Demo(DemoClient.signedIn(gateway, OWNER, "Ada"), Clock.systemUTC(), progress).seed();
    }

    private void seed() {
        var team = team();
        DemoProject.all().forEach(project -> seed(project, project(team, project)));
    }

    private String team() {
        return named(owner.get(PLATFORM + "/teams").path("teams"), TEAM, () -> owner.post(
                        PLATFORM + "/teams", object().put("name", TEAM))
                .path("team"));
    }

    private String project(String team, DemoProject project) {
        var known = owner.get(PLATFORM + "/projects/team/" + team).path("projects");
        return named(known, project.name(), () -> owner.post(
                        PLATFORM + "/projects",
                        object().put("name", project.name())
                                .put("teamId", team)
                                .put("description", project.description()))
                .path("project"));
    }

    private void seed(DemoProject project, String id) {
        var path = PLATFORM + "/projects/" + id;
        var usage = new DemoUsage(project, clock.instant());
        var events = new ArrayList<ObjectNode>();
        for (var database : project.databases()) {
            var databaseId = database(path, database);
            fill(path + "/databases/" + databaseId, database);
            usage.of(database, databaseId).forEach(events::add);
        }
        tell(path, events);
        progress.accept("demo: %-12s %s, %d databases, %,d usage events"
                .formatted(project.name(), id, project.databases().size(), events.size()));
    }

    private String database(String project, DemoProject.DemoDatabase database) {
        var known = owner.get(project + "/databases").path("databases");
        return named(
                known, database.name(), () -> owner.post(project + "/databases", object().put("name", database.name()))
                        .path("database"));
    }

    private void fill(String path, DemoProject.DemoDatabase database) {
        awaitReady(path);
        var address = URI.create(owner.get(path + "/connection")
                .path("connection")
                .path("directUrl")
                .textValue());
        var user = address.getUserInfo().split(":", 2);
        var url = "jdbc:postgresql://%s:%d%s".formatted(address.getHost(), address.getPort(), address.getPath());
        try (var connection = DriverManager.getConnection(url, user[0], user[1]);
                var statement = connection.createStatement()) {
            for (var script : database.tables()) {
                statement.execute(script);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the tables of " + database.name() + " cannot be made: " + e.getMessage());
        }
    }

    private void awaitReady(String path) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        var state = state(path);
        while (!state.equals("ready")) {
            if (state.equals("failed") || System.nanoTime() > deadline) {
                throw new IllegalStateException("a database is " + state + ": " + path);
            }
            pause();
            state = state(path);
        }
    }

    private String state(String path) {
        return owner.get(path).path("database").path("state").asText();
    }

    private void tell(String project, List<ObjectNode> events) {
        for (int from = 0; from < events.size(); from += EVENTS_PER_BATCH) {
            var batch = JsonNodeFactory.instance.arrayNode();
            events.subList(from, Math.min(from + EVENTS_PER_BATCH, events.size()))
                    .forEach(batch::add);
            owner.post(project + "/usage-events", BATCH, batch);
        }
    }

    /** The id of what has that name, made if nothing has. */
    private static String named(JsonNode known, String name, Supplier<JsonNode> made) {
        return StreamSupport.stream(known.spliterator(), false)
                .filter(one -> one.path("name").asText().equals(name))
                .findFirst()
                .orElseGet(made)
                .path("id")
                .textValue();
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}

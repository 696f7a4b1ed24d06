package io.groundplan.e2e;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** The main job as its users live it, over the packaged services and through the gateway. */
@ExtendWith(MortalStack.class)
class MainJobIT {
    private static final int PROJECTS_DURING_THE_KILL = 8;

    private static RunningStack stack;

    @BeforeAll
    static void start() {
        stack = MortalStack.running();
    }

    @Test
    void aProjectLivesFromItsTokenToItsLastRole() throws SQLException {
        var ada = new Client(stack.address()).as("ada@example.com");
        OwnersWalk.with(stack, DatabaseProject.createReady(ada, "shop"));
    }

    @Test
    void aWorkerThatIsKilledMidJobLosesAndDoublesNothing() throws SQLException {
        var grace = new Client(stack.address()).as("grace@example.com");
        var requested = IntStream.range(0, PROJECTS_DURING_THE_KILL)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> grace.post("/v1/projects", "{\"name\":\"killed " + i + "\"}")
                                .expect(202)))
                .toList();
        awaitARunningJob(grace);
        var killed = stack.service("provisioning-worker");
        killed.destroyForcibly();

        var projects = requested.stream()
                .map(CompletableFuture::join)
                .map(created -> {
                    var project = new DatabaseProject(
                            grace, created.path("project").path("id").asText());
                    project.awaitJob(created.path("job"), "completed");
                    assertEquals("ready", project.read().path("state").asText());
                    return project;
                })
                .toList();

        for (var project : projects) {
            var database = project.connections();
            assertEquals("1", database.query("select 1"));
            assertEquals(3, database.remains(), "one database, one owner role, one login role");
        }
        Awaitility.await("the worker is started again")
                .atMost(Duration.ofSeconds(60))
                .until(() -> stack.output().contains("provisioning-worker")
                        && stack.service("provisioning-worker").pid() != killed.pid());
        OwnersWalk.with(stack, projects.get(0));
    }

    @Test
    void anEnvironmentIsClonedWithWhatIsInItsDatabase() throws SQLException {
        var mary = new Client(stack.address()).as("mary@example.com");
        var original = DatabaseProject.createReady(mary, "cloned").connections();
        original.execute(
                "create type size as enum ('s', 'm')",
                "create table product (id bigint generated always as identity primary key, name text unique, fits size)",
                "create view small as select name from product where fits = 's'",
                "insert into product (name, fits) values ('pen', 's'), ('book', 'm')");
        var project = "/api/v1/projects/"
                + mary.get("/api/v1/projects").expect(200).get(0).path("id").asText();
        var environments = project + "/environments/";
        var source = mary.get(project + "/environments")
                .expect(200)
                .get(0)
                .path("id")
                .asText();

        var clone = mary.post(environments + source + "/clone", "{\"name\":\"staging\"}")
                .expect(201);
        var cloned = environments + clone.path("id").asText();

        assertEquals("cloning", clone.path("state").asText());
        Awaitility.await("the clone is made")
                .atMost(Duration.ofSeconds(60))
                .until(() ->
                        !mary.get(cloned).expect(200).path("state").asText().equals("cloning"));
        assertEquals("ready", mary.get(cloned).expect(200).path("state").asText());
        var databases = mary.get(cloned + "/databases").expect(200);
        var copy = LogicalDatabase.of(
                mary.get(cloned + "/databases/" + databases.get(0).path("id").asText() + "/connection")
                        .expect(200)
                        .path("direct_url")
                        .asText());
        copy.execute("insert into product (name, fits) values ('ink', 's')");
        assertEquals("ink,pen", copy.query("select string_agg(name, ',' order by name) from small"));
        assertEquals("pen", original.query("select string_agg(name, ',' order by name) from small"));
        assertEquals(3, copy.remains(), "one database, one owner role, one login role");
    }

    @Test
    void activityTellsWhatHappened() {
        var alan = new Client(stack.address()).as("alan@example.com");
        var project = DatabaseProject.createReady(alan, "told");
        var expected = Set.of("project.created", "database.created", "job.completed", "project.ready", "member.added");
        Awaitility.await("all services have told")
                .atMost(Duration.ofSeconds(20))
                .until(() -> actions(alan, project).containsAll(expected));
        var stranger = new Client(stack.address()).as("stranger@example.com");
        assertEquals(403, stranger.get(activityPath(project)).status());
    }

    @Test
    void theGatewayRoutesNothingThatIsNotPublic() {
        var anyone = new Client(stack.address());
        assertAll(List.of("/internal/clusters", "/INTERNAL/clusters", "/v1/../internal/clusters", "/q/metrics").stream()
                .map(path -> () -> assertFalse(anyone.get(path).status() < 400, path)));
    }

    private static void awaitARunningJob(Client client) {
        Awaitility.await("a job runs or has run")
                .pollInterval(Duration.ofMillis(10))
                .atMost(Duration.ofSeconds(30))
                .until(() -> StreamSupport.stream(
                                client.get("/v1/projects")
                                        .expect(200)
                                        .path("projects")
                                        .spliterator(),
                                false)
                        .map(project -> client.get("/v1/jobs/"
                                        + project.path("latest_job_id").asText())
                                .expect(200))
                        .anyMatch(job -> !job.path("job").path("state").asText().equals("pending")));
    }

    private static String activityPath(DatabaseProject project) {
        return "/api/v1/platform/projects/" + project.id() + "/activity";
    }

    private static Set<String> actions(Client client, DatabaseProject project) {
        return StreamSupport.stream(
                        client.get(activityPath(project))
                                .expect(200)
                                .path("activity")
                                .spliterator(),
                        false)
                .map(entry -> entry.path("action").asText())
                .collect(Collectors.toSet());
    }
}

package io.groundplan.e2e;

import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What the services measure by themselves arrives in a project's figures: samples of databases, requests of keys. */
@ExtendWith(SharedStack.class)
class MeasurementsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static RunningStack stack;
    private static Client ada;

    @BeforeAll
    static void start() {
        stack = SharedStack.running();
        ada = new Client(stack.address()).as("ada@example.com");
    }

    @Test
    void tablesAndRowsOfADatabaseShowInTheStatistics() throws SQLException {
        var project = DatabaseProject.createReady(ada, "sampled");
        project.connections()
                .execute(
                        "create table orders (id int primary key, total int)",
                        "insert into orders select i, i from generate_series(1, 5000) i",
                        "create table customer (id int)");
        Awaitility.await("statistics").atMost(PATIENCE).untilAsserted(() -> {
            var stats = figures(project, "stats", "stats");
            assertEquals(1, stats.path("databaseCount").asInt());
            assertEquals(2, stats.path("collectionCount").asInt());
            assertEquals(5000, stats.path("documentCount").asLong());
            var storage = figures(project, "usage", "usage").path("storage");
            assertTrue(storage.path("indexes").asLong() > 0, storage::toString);
            assertEquals(
                    storage.path("databases").asLong() + storage.path("indexes").asLong(),
                    storage.path("total").asLong());
        });
        var shown =
                ada.get("/api/v1/platform/projects/" + project.id()).expect(200).path("project");
        assertEquals(1, shown.path("databaseCount").asInt(), "both services count the same databases");
        var activity = figures(project, "activity", "activity");
        assertEquals(
                2,
                StreamSupport.stream(activity.spliterator(), false)
                        .filter(entry -> entry.path("action").asText().equals("collection.created"))
                        .count(),
                activity::toString);
    }

    @Test
    void theServicesAgreeOnTheDatabasesAndTablesOfAProject() throws SQLException {
        var project = DatabaseProject.createReady(ada, "counted");
        project.connections()
                .execute("create table one (id int)", "create table two (id int)", "create table three (id int)");
        awaitCounts(project, 1, 3);
        var databases = platform(project) + "/databases";
        var second = ada.post(databases, "{\"name\":\"second\"}")
                .expect(202)
                .at("/database/id")
                .asText();
        awaitCounts(project, 2, 3);
        Awaitility.await("the second database is ready")
                .atMost(PATIENCE)
                .until(() -> ada.delete(databases + "/" + second).status() < 300);
        awaitCounts(project, 1, 3);
    }

    /** What project-service says of its rows, and usage-service of the events that it has heard. */
    private static void awaitCounts(DatabaseProject project, int databases, int tables) {
        Awaitility.await("the same counts").atMost(PATIENCE).untilAsserted(() -> {
            var whole = ada.get(platform(project)).expect(200).path("project");
            assertEquals(databases, whole.path("databaseCount").asInt(), whole::toString);
            var team = whole.path("teamId").asText();
            var listed = StreamSupport.stream(
                            ada.get("/api/v1/platform/projects/team/" + team)
                                    .expect(200)
                                    .path("projects")
                                    .spliterator(),
                            false)
                    .filter(other -> other.path("id").equals(whole.path("id")))
                    .findFirst()
                    .orElseThrow();
            assertEquals(databases, listed.path("databaseCount").asInt(), listed::toString);
            var stats = figures(project, "stats", "stats");
            assertEquals(databases, stats.path("databaseCount").asInt(), stats::toString);
            assertEquals(tables, stats.path("collectionCount").asInt(), stats::toString);
        });
    }

    private static String platform(DatabaseProject project) {
        return "/api/v1/platform/projects/" + project.id();
    }

    @Test
    void requestsOfAnApiKeyAreUsageAndThoseOfAPersonAreNot() {
        var project = DatabaseProject.createReady(ada, "metered");
        var organization =
                ada.get("/v1/me").expect(200).path("organization").path("id").asText();
        var key = ada.post(
                        "/v1/organizations/" + organization + "/api-keys",
                        "{\"name\":\"program\",\"scopes\":[\"projects:read\",\"projects:write\",\"jobs:read\"]}")
                .expect(201)
                .path("plaintext_api_key")
                .asText();
        var program = ada.withCredential(key);
        program.get(project.path("")).expect(200);
        program.get(project.path("/jobs")).expect(200);
        program.get(project.path("/extensions")).expect(200);
        program.patch(project.path(""), "{\"name\":\"renamed\"}").expect(200);
        ada.get(project.path("")).expect(200);
        Awaitility.await("usage").atMost(PATIENCE).untilAsserted(() -> {
            var usage = figures(project, "usage", "usage");
            assertEquals(3, usage.path("requests").path("reads").asLong(), usage::toString);
            assertEquals(1, usage.path("requests").path("writes").asLong(), usage::toString);
            assertEquals(
                    "{\"name\":\"renamed\"}".length(),
                    usage.path("bandwidth").path("ingress").asLong());
            assertTrue(usage.path("bandwidth").path("egress").asLong() > 500, usage::toString);
        });
    }

    private static JsonNode figures(DatabaseProject project, String what, String name) {
        return ada.get("/api/v1/platform/projects/" + project.id() + "/" + what)
                .expect(200)
                .path(name);
    }
}

package io.groundplan.e2e;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** One project through five doors, over the packaged services and through the gateway. */
@ExtendWith(SharedStack.class)
class FiveSurfacesIT {
    private static final List<String> DOORS_WITHOUT_JOBS =
            List.of("/api/v1/platform/projects/", "/api/v1/projects/", "/projects/", "/fleet/v1/projects/");

    private static RunningStack stack;

    @BeforeAll
    static void start() {
        stack = SharedStack.running();
    }

    @Test
    void aProjectLivesThroughAllDoors() throws SQLException {
        var mary = new Client(stack.address()).as("mary@example.com");
        var team =
                mary.get("/v1/me").expect(200).path("organization").path("id").asText();
        var id = mary.post("/api/v1/platform/projects", "{\"name\":\"Shop\",\"teamId\":\"" + team + "\"}")
                .expect(201)
                .at("/project/id")
                .asText();

        mary.put("/projects/" + id, "{\"projectName\":\"Store\",\"clientName\":\"Acme\",\"description\":\"Sells\"}")
                .expect(200);
        mary.put("/api/v1/projects/" + id, "{\"color\":\"#3B82F6\"}").expect(200);
        mary.patch("/fleet/v1/projects/" + id, "{\"name\":\"Market\"}").expect(204);

        var seen = mary.get("/api/v1/platform/projects/" + id).expect(200).path("project");
        assertEquals("Market", seen.path("name").asText());
        assertEquals("Sells", seen.path("description").asText());
        assertEquals(
                "#3B82F6",
                mary.get("/api/v1/projects/" + id).expect(200).path("color").asText());
        assertEquals(
                "Acme",
                mary.get("/projects/" + id).expect(200).path("clientName").asText());
        assertEquals(404, mary.get("/database/v1/projects/" + id).status(), "it has no database yet");

        var database = withDatabase(mary, id);
        assertEquals("1", database.query("select 1"));
        assertEquals(
                "ready",
                mary.get("/database/v1/projects/" + id)
                        .expect(200)
                        .at("/project/state")
                        .asText());

        mary.delete("/api/v1/projects/" + id).expect(204);
        DOORS_WITHOUT_JOBS.forEach(door -> assertEquals(404, mary.get(door + id).status(), door));
        Awaitility.await("its databases are dropped")
                .atMost(Duration.ofSeconds(60))
                .until(() -> mary.get("/database/v1/projects/" + id).status() == 404);
        assertEquals(0, database.remains(), "no database and no role is left");
    }

    @Test
    void aProjectDeletedWhileItsDatabaseIsMadeLeavesNothing() throws SQLException {
        var joan = new Client(stack.address()).as("joan@example.com");
        var created = joan.post("/database/v1/projects", "{\"name\":\"short\"}").expect(202);
        var id = created.at("/project/id").asText();

        joan.delete("/fleet/v1/projects/" + id).expect(200);

        assertEquals(404, joan.get("/api/v1/projects/" + id).status());
        Awaitility.await("its databases are dropped")
                .atMost(Duration.ofSeconds(60))
                .until(() -> joan.get("/database/v1/projects/" + id).status() == 404);
        assertEquals(0, nameless(created.path("project")).remains(), "no database and no role is left");
    }

    @Test
    void everyBareRequestReachesItsSurfaceThroughTheGateway() {
        var rosa = new Client(stack.address()).as("rosa@example.com");
        var project = DatabaseProject.createReady(rosa, "both");
        var key = rosa.post(
                        "/v1/organizations/"
                                + project.read().path("organization_id").asText() + "/api-keys",
                        "{\"name\":\"k\",\"scopes\":[\"projects:read\"]}")
                .expect(201);
        var token = rosa.post("/fleet/v1/projects/" + project.id() + "/tokens", "{\"name\":\"t\",\"permissions\":[]}")
                .expect(201);
        var requests = new DispatchedRequests(
                stack.address(),
                Map.of(
                        "jwt", rosa.credential(),
                        "apiKey", key.path("plaintext_api_key").asText(),
                        "projectToken", token.path("token").asText(),
                        "prj", project.id(),
                        "uuid",
                                rosa.get("/api/v1/projects/" + project.id())
                                        .expect(200)
                                        .path("id")
                                        .asText(),
                        "hex",
                                rosa.get("/projects/" + project.id())
                                        .expect(200)
                                        .path("_id")
                                        .asText()));

        var mismatches = DispatchedRequests.rows().stream()
                .map(requests::mismatch)
                .flatMap(Optional::stream)
                .toList();

        assertEquals(List.of(), mismatches);
    }

    /** Makes the project's first database and waits until it can be connected to. */
    private static LogicalDatabase withDatabase(Client owner, String project) {
        var databases = "/api/v1/platform/projects/" + project + "/databases";
        var database = owner.post(databases, "{\"name\":\"main\"}")
                .expect(202)
                .at("/database/id")
                .asText();
        Awaitility.await("the database is ready").atMost(Duration.ofSeconds(60)).until(() -> owner.get(
                        databases + "/" + database)
                .expect(200)
                .at("/database/state")
                .asText()
                .equals("ready"));
        return LogicalDatabase.of(owner.get(databases + "/" + database + "/connection")
                .expect(200)
                .at("/connection/directUrl")
                .asText());
    }

    /** The place of the project's database, whose login nobody has asked for. */
    private static LogicalDatabase nameless(JsonNode project) {
        return new LogicalDatabase(
                project.path("public_host").asText(),
                project.path("direct_port").asInt(),
                project.path("database_name").asText(),
                "",
                "");
    }
}

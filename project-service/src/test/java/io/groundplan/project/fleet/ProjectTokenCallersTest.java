package io.groundplan.project.fleet;

import java.util.List;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.groundplan.project.support.FleetProject;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.TestKey;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.Door;

import static io.groundplan.testkit.surface.Refusals.assertNothingChanges;
import static io.groundplan.testkit.surface.Refusals.assertRefused;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** What a program with a project token can do. */
@QuarkusTest
class ProjectTokenCallersTest extends ProjectServiceTest {
    private static final String EDGE = "{\"name\":\"edge-1\"}";

    private final Client ann = Client.person("ann").at(Door.FLEET);
    private FleetProject project;

    @BeforeEach
    void createProject() {
        project = FleetProject.created(ann);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"read:*\"', 403, 403, 403",
        "'\"create:*\"', 201, 403, 403",
        "'\"create:*\",\"read:*\"', 201, 403, 403",
        "'\"update:*\"', 201, 204, 200",
        "'\"delete:*\"', 201, 204, 200",
        "'', 201, 204, 200"
    })
    void aTokenHasTheSmallestRoleThatHoldsItsPermissions(String given, int register, int rename, int delete) {
        var program = FleetProject.program(project.newToken(given));
        program.get(project.path()).then().statusCode(200).body("membership", nullValue());
        for (var plural : List.of("agents", "aggregators")) {
            var thing = project.registered(plural);
            program.get(project.path(plural)).then().statusCode(200);
            program.post(project.path(plural), EDGE).then().statusCode(register);
            program.delete("/v1/" + plural + "/" + thing).then().statusCode(delete);
        }
        program.patch(project.path(), "{\"name\":\"Store\"}").then().statusCode(rename);
    }

    @Test
    void evenTheStrongestTokenDoesOnlyWhatIsMarkedForTokens() {
        String token = ann.get(project.path("tokens")).path("[0].id");
        var program = project.program();

        assertNothingChanges(() -> {
            assertRefused(403, program.get("/v1/projects"));
            assertRefused(403, program.post("/v1/projects", "{\"name\":\"Shop\"}"));
            assertRefused(403, program.delete(project.path()));
            assertRefused(403, program.get(project.path("tokens")));
            assertRefused(403, program.post(project.path("tokens"), "{\"name\":\"another\"}"));
            assertRefused(403, program.delete("/v1/project_tokens/" + token));
        });
    }

    @Test
    void otherProjectsAreNotThereForIt() {
        var other = FleetProject.created(ann, "Other");
        var agent = other.registered("agents");
        var program = project.program();

        assertNothingChanges(() -> {
            assertRefused(404, program.get(other.path()));
            assertRefused(404, program.patch(other.path(), "{\"name\":\"Mine\"}"));
            assertRefused(404, program.delete(other.path()));
            assertRefused(404, program.get(other.path("agents")));
            assertRefused(404, program.post(other.path("agents"), EDGE));
            assertRefused(404, program.get(other.path("tokens")));
            var hidden = program.delete("/v1/agents/" + agent);
            assertRefused(404, hidden);
            assertEquals("agent not found", hidden.path("error"));
        });
    }

    @Test
    void forgedTokensAreRefused() {
        var text = project.token();
        var other = FleetProject.created(ann, "Other").token();
        var forged = List.of(
                "",
                "x",
                "a.b",
                text + "A",
                text.substring(0, text.length() - 1) + (text.endsWith("A") ? "B" : "A"),
                text.split("\\.")[0] + "." + other.split("\\.")[1],
                text.split("\\.")[0] + ".",
                text + "." + text.split("\\.")[1]);

        forged.forEach(token -> assertRefused(401, FleetProject.program(token).get(project.path())));
    }

    @Test
    void aTokenOpensNothingElsewhere() {
        assertRefused(401, project.program().at(Door.DATABASE).get("/v1/projects"));
        assertRefused(401, project.program().at(Door.DATABASE).get(project.path()));
        ann.with("X-Project-Token", project.token())
                .at(Door.DATABASE)
                .get("/v1/projects")
                .then()
                .statusCode(200);
    }

    @Test
    void besideAPersonsTokenItIsNotLookedAt() {
        FleetProject.created(ann, "Other");

        ann.with("X-Project-Token", project.token()).get("/v1/projects").then().body("", hasSize(2));
        ann.with("X-Project-Token", "forged").get("/v1/projects").then().body("", hasSize(2));
        var wrong = project.program().with("Authorization", "Bearer garbage");
        assertRefused(401, wrong.get(project.path()));
    }

    @Test
    void apiKeysOpenNothingHere() {
        var key = TestKey.ofOrganization(ann.at(Door.DATABASE), "projects:read", "projects:write");

        assertRefused(401, key.client().at(Door.FLEET).get("/v1/projects"));
        assertRefused(
                401,
                key.client()
                        .at(Door.FLEET)
                        .with("X-Project-Token", project.token())
                        .get(project.path()));
        assertRefused(
                401,
                Client.withHeader("Authorization", "Bearer " + key.text())
                        .at(Door.FLEET)
                        .get(project.path()));
    }

    @Test
    void eachTokenHasItsOwnIdempotencyKeys() {
        var one = project.program().with("Idempotency-Key", "k");
        var two = FleetProject.program(project.newToken("")).with("Idempotency-Key", "k");
        one.post(project.path("agents"), EDGE).then().statusCode(201);
        one.post(project.path("agents"), EDGE).then().statusCode(201).header("Idempotency-Replayed", is("true"));
        two.post(project.path("agents"), EDGE).then().statusCode(201).header("Idempotency-Replayed", nullValue());

        ann.get(project.path("agents")).then().body("", hasSize(2));
    }
}

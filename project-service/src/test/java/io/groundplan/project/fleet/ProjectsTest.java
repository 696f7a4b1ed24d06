package io.groundplan.project.fleet;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.groundplan.contracts.event.ProjectEvent;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.project.support.FleetProject;
import io.groundplan.project.support.ProjectEvents;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.testkit.sql.ServiceDatabase;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.Door;

import static io.groundplan.testkit.surface.Refusals.assertNothingChanges;
import static io.groundplan.testkit.surface.Refusals.assertRefused;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** Projects from their first request to their last. */
@QuarkusTest
class ProjectsTest extends ProjectServiceTest {
    private static final String MILLIS = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";

    private final Client ann = Client.person("ann").at(Door.FLEET);

    @Test
    void aNewProjectHasItsCreatorAndATokenThatWorks() {
        var answer = ann.post("/v1/projects", "{\"name\":\" Shop \"}");
        answer.then()
                .statusCode(201)
                .header("Cache-Control", is("no-store"))
                .header("ETag", is("\"1\""))
                .body("createdAt", matchesPattern(MILLIS))
                .body("membership.roles", is(List.of("creator")))
                .body("membership.userID", is(ann.user().value().toString()))
                .body("membership.projectID", is(answer.<String>path("id")))
                .body("membership.createdAt", is(answer.<String>path("createdAt")));

        var project = new FleetProject(ann, answer.path("id"), answer.path("token"));
        ann.get(project.path())
                .then()
                .statusCode(200)
                .header("ETag", is("\"1\""))
                .body("name", is("Shop"))
                .body("membersCount", is(1))
                .body("agentsCount", is(0))
                .body("aggregatorsCount", is(0))
                .body("createdAt", is(answer.<String>path("createdAt")))
                .body("membership", is(answer.<Object>path("membership")));
        project.program().get(project.path()).then().statusCode(200).body("membership", nullValue());
        ann.get(project.path("tokens")).then().body("name", is(List.of("default")));
    }

    @Test
    void tellsOfTheProjectAndItsTokenInOrder() {
        var project = FleetProject.created(ann);
        var told = ProjectEvents.await(project.uuid(), ProjectEvent.ProjectTokenCreated.TYPE);
        String token = ann.get(project.path("tokens")).path("[0].id");

        assertEquals(token, told.headers().get("ce_subject"));
        assertEquals("1", told.headers().get("ce_sequence"));
        var types = ProjectEvents.typesOf(project.uuid());
        assertEquals(ProjectEvent.ProjectCreated.TYPE, types.get(0));
        assertEquals(ProjectEvent.ProjectTokenCreated.TYPE, types.get(types.size() - 1));
    }

    @Test
    void aRepeatedRequestMakesOneProjectAndShowsTheSameToken() {
        var keyed = ann.with("Idempotency-Key", "first");
        var first = keyed.post("/v1/projects", "{\"name\":\"Shop\"}");
        first.then().statusCode(201);

        assertNothingChanges(() -> {
            var second = keyed.post("/v1/projects", "{\"name\":\"Shop\"}");
            second.then().statusCode(201).header("Idempotency-Replayed", is("true"));
            assertEquals(first.asString(), second.asString());
        });
        ann.get("/v1/projects").then().body("", hasSize(1));
    }

    @Test
    void countsWhoAndWhatBelongsToTheProject() {
        var project = FleetProject.created(ann);
        project.joined("bob", "admin");
        var carol = project.joined("carol", "viewer");
        project.registered("agents");
        project.registered("agents");
        project.registered("aggregators");

        for (var person : List.of(ann, carol)) {
            var one = person.get(project.path());
            one.then().body("membersCount", is(3)).body("agentsCount", is(2)).body("aggregatorsCount", is(1));
            assertEquals(one.<Object>path("$"), person.get("/v1/projects").<Object>path("[0]"));
        }
    }

    @Test
    void isTheSameProjectInEveryFormOfItsIdAndAtTheOtherDoor() {
        var project = FleetProject.created(ann);
        var id = new ProjectId(project.uuid());

        for (var form : List.of(id.text(), id.value().toString(), id.hex())) {
            ann.get("/v1/projects/" + form).then().statusCode(200).body("id", is(project.id()));
        }
        ann.at(Door.DATABASE).get("/v1/projects/" + id.text()).then().statusCode(404);
        for (var wrong : List.of(UUID.randomUUID().toString(), "x", id.text().toUpperCase(Locale.ROOT))) {
            assertRefused(404, ann.get("/v1/projects/" + wrong));
        }
    }

    @Test
    void anotherNameIsTakenAndNoNameChangesNothing() {
        var project = FleetProject.created(ann);
        ann.patch(project.path(), "{\"name\":\"Store\"}").then().statusCode(204).header("ETag", is("\"2\""));
        ann.get(project.path()).then().body("name", is("Store")).header("ETag", is("\"2\""));

        assertNothingChanges(() -> {
            for (var nothing : List.of("{}", "{\"name\":null}", "{\"name\":\"Store\"}", "{\"other\":1}")) {
                ann.patch(project.path(), nothing).then().statusCode(204).header("ETag", is("\"2\""));
            }
            assertRefused(400, ann.patch(project.path(), "{\"name\":\" \"}"));
            assertRefused(400, ann.patch(project.path(), "{\"name\":\"" + "n".repeat(101) + "\"}"));
            assertRefused(400, ann.patch(project.path(), "{\"name\":1}"));
            assertRefused(412, ann.with("If-Match", "\"1\"").patch(project.path(), "{\"name\":\"Late\"}"));
            assertRefused(412, ann.with("If-Match", "\"1\"").delete(project.path()));
        });
    }

    @Test
    void onlyTheCreatorDeletesIt() {
        var project = FleetProject.created(ann);
        var bob = project.joined("bob", "admin");

        assertNothingChanges(() -> {
            assertRefused(403, bob.delete(project.path()));
            assertRefused(404, Client.person("stranger").at(Door.FLEET).delete(project.path()));
        });
        ann.delete(project.path())
                .then()
                .statusCode(200)
                .body("deleted", is(true))
                .body("deletedAt", matchesPattern(MILLIS));
        assertRefused(404, ann.delete(project.path()));
        assertRefused(404, bob.get(project.path()));
    }

    @Test
    void whatBelongsToItGoesWithIt() {
        var project = FleetProject.created(ann);
        var agent = project.registered("agents");
        project.registered("aggregators");
        String token = ann.get(project.path("tokens")).path("[0].id");
        ann.delete(project.path()).then().statusCode(200);

        assertRefused(401, project.program().get(project.path()));
        assertRefused(404, ann.delete("/v1/agents/" + agent));
        assertRefused(404, ann.delete("/v1/project_tokens/" + token));
        assertRefused(404, ann.post(project.path("agents"), "{\"name\":\"edge-1\"}"));
        assertRefused(404, ann.get(project.path("aggregators")));
        assertEquals(
                0L, ServiceDatabase.value("select count(*) from registration where project_id = ?", project.uuid()));
        assertEquals(
                0L, ServiceDatabase.value("select count(*) from project_token where project_id = ?", project.uuid()));
    }

    @Test
    void refusesWhatMakesNoProject() {
        assertNothingChanges(() -> {
            for (var body : List.of("{}", "{\"name\":null}", "{\"name\":\"\"}", "{\"name\":{}}", "[]", "")) {
                assertRefused(400, ann.post("/v1/projects", body));
            }
            assertRefused(401, Client.anonymous().at(Door.FLEET).post("/v1/projects", "{\"name\":\"Shop\"}"));
        });
        ann.get("/v1/projects").then().statusCode(200).body("", notNullValue()).body("", hasSize(0));
    }
}

package io.groundplan.project.studio;

import java.util.List;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.groundplan.contracts.event.ProjectEvent;
import io.groundplan.project.support.Members;
import io.groundplan.project.support.ProjectEvents;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.StudioProject;
import io.groundplan.project.support.TestProject;
import io.groundplan.testkit.sql.ServiceDatabase;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.Door;

import static io.groundplan.testkit.surface.Refusals.assertNothingChanges;
import static io.groundplan.testkit.surface.Refusals.assertRefused;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** Client projects: who sees them, who changes them, and what ends with them. */
@QuarkusTest
class StudioProjectsTest extends ProjectServiceTest {
    private static final String OTHER =
            "{\"projectName\":\"Churn v2\",\"clientName\":\"Acme Inc\",\"description\":\"More.\"}";

    private final Client ann = Client.person("ann").at(Door.STUDIO);

    @Test
    void makesItsCreatorTheManager() {
        var answer = ann.post("/projects", StudioProject.BRIEF);

        answer.then()
                .statusCode(201)
                .header("ETag", is("\"1\""))
                .body("_id", matchesPattern("[0-9a-f]{24}"))
                .body("manager", is(ann.user().hex()))
                .body("tasks", empty())
                .body("team", empty());
        var read = ann.get("/projects/" + answer.path("_id"));
        read.then().statusCode(200).header("ETag", is("\"1\""));
        assertEquals(answer.asString(), read.asString());
        assertEquals("[" + answer.asString() + "]", ann.get("/projects").asString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|ProjectName is required.",
                "{\"projectName\":\"\",\"clientName\":\"A\",\"description\":\"d\"}|ProjectName is required.",
                "{\"projectName\":\"C\",\"description\":\"d\"}|ClientName is required.",
                "{\"projectName\":\"C\",\"clientName\":\"A\"}|Description is required.",
                "{\"projectName\":\"C\",\"clientName\":\"A\",\"description\":null}|Description is required.",
                "{\"projectName\":\"C\",\"clientName\":\"A\",\"description\":\" \"}|Description is required.",
                "{\"projectName\":7,\"clientName\":\"A\",\"description\":\"d\"}|ProjectName has a wrong type or value.",
                "[]|Malformed JSON.",
                "{|Malformed JSON."
            })
    void refusesAnIncompleteBrief(String body, String sentence) {
        var project = StudioProject.created(ann);
        assertNothingChanges(() -> {
            var created = ann.post("/projects", body);
            assertRefused(400, created);
            created.then().body("error", is(sentence));
            assertRefused(400, ann.put(project.path(), body));
        });
    }

    @Test
    void limitsTheLengths() {
        var brief = "{\"projectName\":\"%s\",\"clientName\":\"%s\",\"description\":\"%s\"}";
        assertNothingChanges(() -> {
            assertRefused(400, ann.post("/projects", brief.formatted("n".repeat(101), "c", "d")));
            assertRefused(400, ann.post("/projects", brief.formatted("n", "c".repeat(101), "d")));
            assertRefused(400, ann.post("/projects", brief.formatted("n", "c", "d".repeat(2001))));
        });
        ann.post("/projects", brief.formatted("n".repeat(100), "c".repeat(100), "d".repeat(2000)))
                .then()
                .statusCode(201);
    }

    @Test
    void showsEmptyTextsForAProjectOfAnotherSurfaceUntilSet() {
        var made = TestProject.created(ann.at(Door.DATABASE));
        var path = "/projects/" + made.id();

        ann.get(path)
                .then()
                .statusCode(200)
                .body("projectName", is("Shop"))
                .body("clientName", is(""))
                .body("description", is(""))
                .body("manager", is(ann.user().hex()));
        ann.get("/projects").then().body("clientName", contains(""));

        ann.put(path, OTHER)
                .then()
                .statusCode(200)
                .body("clientName", is("Acme Inc"))
                .body("description", is("More."));
        ann.at(Door.DATABASE).get(made.path()).then().body("project.name", is("Churn v2"));
    }

    @Test
    void namesTheOtherMembersInTheTeamOldestFirst() {
        var project = StudioProject.created(ann);
        var first = project.with("viewer");
        var second = project.with("admin");
        var team = List.of(first.user().hex(), second.user().hex());

        for (var person : List.of(ann, first, second)) {
            person.get(project.path())
                    .then()
                    .statusCode(200)
                    .body("manager", is(ann.user().hex()))
                    .body("team", is(team));
            person.get("/projects").then().body("_id", contains(project.id())).body("[0].team", is(team));
        }
        ann.put(project.path(), OTHER).then().statusCode(200).body("team", is(team));
    }

    @Test
    void listsWhatIsReachedThroughATeam() {
        var team = Members.newTeam();
        Members.inTeam(team, ann, "owner");
        var bob = Client.person("bob").at(Door.STUDIO);
        Members.inTeam(team, bob, "viewer");
        var made = TestProject.created(
                ann.at(Door.DATABASE), "{\"name\":\"Shop\",\"organization_id\":\"" + team.organizationText() + "\"}");

        bob.get("/projects")
                .then()
                .body("projectName", contains("Shop"))
                .body("[0].manager", is(ann.user().hex()))
                .body("[0].team", empty());
        bob.get("/projects/" + made.id()).then().statusCode(200);
    }

    @Test
    void letsOnlyTheManagerChangeAndDelete() {
        var team = Members.newTeam();
        var lead = Client.person("lead").at(Door.STUDIO);
        Members.inTeam(team, lead, "owner");
        Members.inTeam(team, ann, "admin");
        var made = TestProject.created(
                ann.at(Door.DATABASE), "{\"name\":\"Shop\",\"organization_id\":\"" + team.organizationText() + "\"}");
        var project = new StudioProject(ann, made.id());
        var admin = project.with("admin");
        var stranger = Client.person("stranger").at(Door.STUDIO);

        assertNothingChanges(() -> {
            for (var other : List.of(lead, admin)) {
                other.put(project.path(), OTHER)
                        .then()
                        .statusCode(403)
                        .body("error", is("Only the project manager can update this project."));
                other.delete(project.path())
                        .then()
                        .statusCode(403)
                        .body("error", is("Only the project manager can delete this project."));
            }
            for (var answer : List.of(
                    stranger.get(project.path()),
                    stranger.put(project.path(), OTHER),
                    stranger.delete(project.path()),
                    stranger.get(project.path("tasks")),
                    stranger.post(project.path("decisions"), StudioProject.DECISION))) {
                answer.then().statusCode(403).body("error", is("You do not have access to this project."));
            }
        });
        ann.put(project.path(), OTHER).then().statusCode(200);
    }

    @Test
    void doesNotFindWhatIsNotThere() {
        assertNothingChanges(() -> {
            for (var id : List.of("64a1f2c3b4e5d6f7a8b9c0d1", "64a1f2c3b4e5d6f7a8b9c0d", "x", UUID.randomUUID() + "")) {
                for (var answer : List.of(
                        ann.get("/projects/" + id),
                        ann.put("/projects/" + id, OTHER),
                        ann.delete("/projects/" + id),
                        ann.get("/projects/" + id + "/tasks"),
                        ann.post("/projects/" + id + "/tasks", StudioProject.TASK))) {
                    answer.then().statusCode(404).body("error", is("Project not found."));
                }
            }
        });
        Client.anonymous()
                .at(Door.STUDIO)
                .get("/projects")
                .then()
                .statusCode(401)
                .body("error", is("Missing or invalid token."));
    }

    @Test
    void changesTheVersionThatTheCallerKnows() {
        var project = StudioProject.created(ann);
        var changed = ann.with("If-Match", "\"1\"").put(project.path(), OTHER);
        changed.then().statusCode(200).header("ETag", not(is("\"1\"")));
        ProjectEvents.await(project.uuid(), ProjectEvent.ProjectUpdated.TYPE);

        assertNothingChanges(() -> {
            assertRefused(412, ann.with("If-Match", "\"1\"").put(project.path(), StudioProject.BRIEF));
            assertRefused(412, ann.with("If-Match", "\"1\"").delete(project.path()));
            // the same again is no change
            ann.put(project.path(), OTHER).then().statusCode(200).header("ETag", is(changed.header("ETag")));
        });
    }

    @Test
    void takesEverythingWithIt() {
        var project = StudioProject.created(ann);
        var kept = StudioProject.created(ann);
        for (var one : List.of(project, kept)) {
            one.task();
            one.created("datasets", StudioProject.DATASET);
            one.created("experiments", StudioProject.EXPERIMENT);
            one.created("decisions", StudioProject.DECISION);
        }

        var once = ann.with("Idempotency-Key", "delete");
        once.delete(project.path()).then().statusCode(200).body("message", is("Project deleted successfully."));

        assertEquals(0L, contents(project));
        assertEquals(4L, contents(kept));
        once.delete(project.path()).then().statusCode(200).header("Idempotency-Replayed", is("true"));
        assertRefused(404, ann.delete(project.path()));
        assertRefused(404, ann.get(project.path("tasks")));
        assertRefused(404, ann.post(project.path("tasks"), StudioProject.TASK));
        assertRefused(404, ann.post(project.path("datasets"), StudioProject.DATASET));
        ann.get("/projects").then().body("_id", containsInAnyOrder(kept.id()));
        ProjectEvents.await(project.uuid(), ProjectEvent.ProjectDeleted.TYPE);
    }

    @Test
    void pagesThroughProjects() {
        var older = StudioProject.created(ann);
        var newer = StudioProject.created(ann);

        var first = ann.get("/projects?limit=1");
        first.then().body("_id", contains(newer.id())).header("Link", startsWith("</projects?limit=1&cursor="));
        var next = first.header("Link").replaceAll("<(.*)>.*", "$1");
        ann.get(next).then().body("_id", contains(older.id()));
        assertRefused(400, ann.get("/projects?limit=0"));
        assertRefused(400, ann.get("/projects?cursor=x"));
    }

    private static Object contents(StudioProject project) {
        return ServiceDatabase.value(
                """
                select (select count(*) from task where project_id = p.id)
                    + (select count(*) from dataset where project_id = p.id)
                    + (select count(*) from experiment where project_id = p.id)
                    + (select count(*) from decision where project_id = p.id)
                from project p where p.id = ?
                """,
                project.uuid());
    }
}

package io.groundplan.project.platform;

import java.util.List;
import java.util.regex.Pattern;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.groundplan.contracts.event.EventJson;
import io.groundplan.contracts.event.ProjectEvent;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.project.support.PlatformProject;
import io.groundplan.project.support.ProjectEvents;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.TestProject;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.Door;

import static io.groundplan.project.platform.PlatformRefusal.assertInvalid;
import static io.groundplan.project.platform.PlatformRefusal.assertRefused;
import static io.groundplan.project.support.PlatformProject.PROJECTS;
import static io.groundplan.testkit.surface.Refusals.assertNothingChanges;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Projects from their making to their end, as the platform document has them. */
@QuarkusTest
class PlatformProjectsTest extends ProjectServiceTest {
    private static final Pattern MILLIS = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");

    private final Client ann = Client.person("ann").at(Door.PLATFORM);
    private final String team = TeamId.personalOf(ann.user()).text();

    @Test
    void showsEverywhereWhatWasMade() {
        var made = ann.post(PROJECTS, json("\" Shop \"", "\"A shop\""));
        made.then()
                .statusCode(201)
                .header("ETag", is("\"1\""))
                .body("project.name", is("Shop"))
                .body("project.teamId", is(team))
                .body("project.description", is("A shop"));
        String id = made.path("project.id");
        String createdAt = made.path("project.createdAt");
        assertTrue(MILLIS.matcher(createdAt).matches(), createdAt);

        ann.get(PROJECTS + "/" + id)
                .then()
                .header("ETag", is("\"1\""))
                .body("project.createdAt", is(createdAt))
                .body("project.updatedAt", is(createdAt))
                .body("project.databaseCount", is(0))
                .body("project.apiKeyCount", is(0));
        ann.get(PROJECTS + "/team/" + team)
                .then()
                .body("projects.id", contains(id))
                .body("projects.createdAt", contains(createdAt));
    }

    @Test
    void showsAnAbsentDescriptionAsNull() {
        for (var absent : List.of("null", "\"\"", "\"  \"")) {
            ann.post(PROJECTS, json("\"Shop\"", absent))
                    .then()
                    .statusCode(201)
                    .body("project.description", nullValue());
        }
        var project = PlatformProject.created(ann);

        assertTrue(ann.get(project.path()).asString().contains("\"description\":null"));
        assertTrue(ann.get(PROJECTS + "/team/" + team).asString().contains("\"description\":null"));
    }

    @Test
    void changesOnlyWhatIsGiven() {
        String id = ann.post(PROJECTS, json("\"Shop\"", "\"A shop\"")).path("project.id");
        var path = PROJECTS + "/" + id;

        ann.patch(path, "{\"name\":\"Store\"}")
                .then()
                .statusCode(200)
                .body("project.name", is("Store"))
                .body("project.description", is("A shop"));
        var cleared = ann.patch(path, "{\"description\":null}");
        cleared.then().body("project.name", is("Store")).body("project.description", nullValue());
        assertEquals(cleared.header("ETag"), ann.get(path).header("ETag"));
        assertEquals(cleared.<String>path("project.updatedAt"), ann.get(path).path("project.updatedAt"));

        var told = ProjectEvents.await(ProjectId.parse(id).orElseThrow().value(), ProjectEvent.ProjectUpdated.TYPE);
        assertEquals(
                List.of("name"),
                EventJson.read(told.value(), ProjectEvent.ProjectUpdated.class).changed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"name\":\"Shop\"}", "{\"description\":null}", "{\"color\":\"#ffffff\"}"})
    void changesNothingWhenNothingIsDifferent(String json) {
        var project = PlatformProject.created(ann);
        var before = ann.get(project.path());

        assertNothingChanges(() -> ann.patch(project.path(), json)
                .then()
                .statusCode(200)
                .header("ETag", is(before.header("ETag")))
                .body("project.updatedAt", is(before.<String>path("project.updatedAt"))));
    }

    @Test
    void refusesAChangeOfAnOlderVersion() {
        var project = PlatformProject.created(ann);
        ann.patch(project.path(), "{\"name\":\"Store\"}").then().statusCode(200);
        var stale = ann.with("If-Match", "\"1\"");

        assertNothingChanges(() -> {
            assertRefused(412, "PRECONDITION_FAILED", stale.patch(project.path(), "{\"name\":\"No\"}"));
            assertRefused(412, "PRECONDITION_FAILED", stale.delete(project.path()));
        });
        ann.with("If-Match", "\"2\"")
                .patch(project.path(), "{\"name\":\"Yes\"}")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "{},teamId",
        "{\"name\":\"Shop\"},teamId",
        "{\"teamId\":\"team_0\"},name",
        "{\"name\":null;\"teamId\":\"team_0\"},name",
        "{\"name\":\"  \";\"teamId\":\"team_0\"},name",
        "{\"name\":7;\"teamId\":\"team_0\"},name",
        "{\"name\":\"Shop\";\"teamId\":[]},teamId",
        "{\"name\":\"Shop\";\"teamId\":\"team_0\";\"description\":{}},description"
    })
    void namesTheFieldThatIsWrong(String json, String field) {
        assertNothingChanges(() -> assertInvalid(field, ann.post(PROJECTS, json.replace(';', ','))));
    }

    @Test
    void refusesTextsThatAreTooLong() {
        var project = PlatformProject.created(ann);
        var name = "\"" + "x".repeat(101) + "\"";
        var description = "\"" + "x".repeat(2_001) + "\"";

        assertNothingChanges(() -> {
            assertInvalid("name", ann.post(PROJECTS, json(name, "null")));
            assertInvalid("description", ann.post(PROJECTS, json("\"Shop\"", description)));
            assertInvalid("name", ann.patch(project.path(), "{\"name\":" + name + "}"));
            assertInvalid("name", ann.patch(project.path(), "{\"name\":null}"));
            assertInvalid("description", ann.patch(project.path(), "{\"description\":" + description + "}"));
        });
        ann.post(PROJECTS, json("\"" + "😀".repeat(100) + "\"", "\"" + "😀".repeat(2_000) + "\""))
                .then()
                .statusCode(201);
    }

    @Test
    void isGoneAtOnceWhenDeleted() {
        var project = PlatformProject.created(ann);
        project.ready("users-db");
        String key = project.newKey(ann, "projects:read").path("apiKey.id");

        ann.delete(project.path())
                .then()
                .statusCode(200)
                .body("success", is(true))
                .body("message", is("Project deleted successfully"));

        for (var path :
                List.of(project.path(), project.databases(), PlatformProject.KEYS + "/project/" + project.id())) {
            assertRefused(404, "PROJECT_NOT_FOUND", ann.get(path));
        }
        assertRefused(404, "PROJECT_NOT_FOUND", ann.delete(project.path()));
        assertRefused(404, "PROJECT_NOT_FOUND", project.newKey(ann, "projects:read"));
        assertRefused(404, "PROJECT_NOT_FOUND", ann.post(project.databases(), "{\"name\":\"late\"}"));
        assertRefused(404, "NOT_FOUND", ann.post(PlatformProject.KEYS + "/" + key + "/rotate"));
        ann.get(PROJECTS + "/team/" + team).then().body("projects", is(List.of()));
        assertEquals("deleting", project.onDatabase().read().getString("state"));
    }

    @Test
    void pagesThroughATeam() {
        var older = PlatformProject.created(ann);
        var newer = PlatformProject.created(ann);

        var first = ann.get(PROJECTS + "/team/" + team + "?limit=1");
        first.then().body("projects.id", contains(newer.id())).header("Link", notNullValue());
        var next = Pattern.compile("<([^>]+)>; rel=\"next\"").matcher(first.header("Link"));
        assertTrue(next.matches());
        ann.get(next.group(1)).then().body("projects.id", contains(older.id())).header("Link", nullValue());
        assertInvalid("limit", ann.get(PROJECTS + "/team/" + team + "?limit=0"));
        assertInvalid("cursor", ann.get(PROJECTS + "/team/" + team + "?cursor=x"));
    }

    @Test
    void makesOneProjectOfARepeatedRequest() {
        var once = ann.with("Idempotency-Key", "make-" + team);

        var first = once.post(PROJECTS, json("\"Shop\"", "null"));
        var second = once.post(PROJECTS, json("\"Shop\"", "null"));

        first.then().statusCode(201).header("Idempotency-Replayed", nullValue());
        second.then().statusCode(201).header("Idempotency-Replayed", is("true"));
        assertEquals(first.asString(), second.asString());
        assertRefused(422, "UNPROCESSABLE", once.post(PROJECTS, json("\"Other\"", "null")));
        ann.get(PROJECTS + "/team/" + team).then().body("projects.size()", is(1));
    }

    @Test
    void isTheSameProjectOnTheDatabaseSurface() {
        var other = Client.person("bob");
        var made = TestProject.ready(other);

        JsonPath seen = other.at(Door.PLATFORM)
                .get(PROJECTS + "/" + made.id())
                .jsonPath()
                .setRootPath("project");
        assertEquals("Shop", seen.getString("name"));
        assertEquals(1, seen.getInt("databaseCount"));
        other.at(Door.PLATFORM)
                .patch(PROJECTS + "/" + made.id(), "{\"name\":\"Store\"}")
                .then()
                .statusCode(200);
        assertEquals("Store", made.read().getString("name"));
        other.get("/v1/projects").then().body("projects.name", not(contains("Shop")));
    }

    private String json(String name, String description) {
        return "{\"name\":" + name + ",\"teamId\":\"" + team + "\",\"description\":" + description + "}";
    }
}

package io.groundplan.project.workload;

import java.util.List;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.groundplan.contracts.event.ProjectEvent;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.project.support.Members;
import io.groundplan.project.support.ProjectEvents;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.TestProject;
import io.groundplan.project.support.WorkloadProject;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.Door;
import io.groundplan.testkit.surface.Refusals;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** Projects as the workload document has them. */
@QuarkusTest
class WorkloadProjectsTest extends ProjectServiceTest {
    private final Client ann = Client.person("ann").at(Door.WORKLOAD);

    @Test
    void keepsEverythingThatTheDocumentShows() {
        var project = WorkloadProject.created(
                ann,
                """
                {"name":" my-saas ","display_name":"My SaaS App","description":"Production SaaS application",
                 "color":"#3B82F6","single_server_mode":true,
                 "default_server_id":"550E8400-E29B-41D4-A716-446655440000","auto_error_tracking_enabled":true}
                """);

        ann.get(project.path())
                .then()
                .statusCode(200)
                .header("ETag", is("\"1\""))
                .body("name", is("my-saas"))
                .body("display_name", is("My SaaS App"))
                .body("description", is("Production SaaS application"))
                .body("color", is("#3B82F6"))
                .body("icon_path", nullValue())
                .body("single_server_mode", is(true))
                .body("default_server_id", is("550e8400-e29b-41d4-a716-446655440000"))
                // the document lets updates set it only
                .body("auto_error_tracking_enabled", is(false))
                .body("created_at", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"))
                .body("updated_at", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"));
    }

    @Test
    void showsWhatIsNotKnownAsNull() {
        var project = WorkloadProject.created(ann);

        Map<String, Object> shown = ann.get(project.path()).path("$");

        for (var field : List.of("display_name", "description", "color", "icon_path", "default_server_id")) {
            assertEquals(true, shown.containsKey(field), field);
            assertEquals(null, shown.get(field), field);
        }
    }

    @Test
    void listsEveryProjectWhereTheCallerHasARoleNewestFirst() {
        var ben = Client.person("ben");
        var first = WorkloadProject.created(ann);
        var others = TestProject.created(ben);
        Members.inProject(others, ann, "viewer");
        var last = WorkloadProject.created(ann);

        var othersId = ProjectId.parse(others.id()).orElseThrow().value().toString();
        ann.get("/api/v1/projects").then().body("id", contains(last.id(), othersId, first.id()));
        Client.person("cy").at(Door.WORKLOAD).get("/api/v1/projects").then().body("", empty());
    }

    @Test
    void pagesThroughTheList() {
        var first = WorkloadProject.created(ann);
        var second = WorkloadProject.created(ann);
        var third = WorkloadProject.created(ann);

        var page = ann.get("/api/v1/projects?limit=2");
        page.then().body("id", contains(third.id(), second.id()));
        var next = page.header("Link").replaceAll("<([^>]*)>.*", "$1");
        ann.get(next).then().header("Link", nullValue()).body("id", contains(first.id()));
        ann.get("/api/v1/projects?limit=0").then().statusCode(400);
        ann.get("/api/v1/projects?cursor=x").then().statusCode(400);
    }

    @Test
    void changesOnlyWhatIsGiven() {
        var project = WorkloadProject.created(
                ann, "{\"name\":\"a\",\"display_name\":\"A\",\"description\":\"d\",\"color\":\"#3B82F6\"}");

        ann.put(
                        project.path(),
                        "{\"name\":\"my-saas-v2\",\"description\":\"Updated description\",\"auto_error_tracking_enabled\":true}")
                .then()
                .statusCode(200)
                .header("ETag", is("\"2\""))
                .body("name", is("my-saas-v2"))
                .body("display_name", is("A"))
                .body("description", is("Updated description"))
                .body("color", is("#3B82F6"))
                .body("auto_error_tracking_enabled", is(true));
        ann.put(
                        project.path(),
                        "{\"single_server_mode\":true,\"default_server_id\":\"550e8400-e29b-41d4-a716-446655440000\"}")
                .then()
                .body("single_server_mode", is(true))
                .body("default_server_id", is("550e8400-e29b-41d4-a716-446655440000"))
                .body("auto_error_tracking_enabled", is(true));
    }

    @Test
    void clearsWithNullWhatMayBeNull() {
        var project = WorkloadProject.created(
                ann,
                """
                {"name":"a","display_name":"A","description":"d","color":"#3B82F6",
                 "default_server_id":"550e8400-e29b-41d4-a716-446655440000"}
                """);

        ann.put(
                        project.path(),
                        "{\"display_name\":null,\"description\":\" \",\"color\":null,\"default_server_id\":null}")
                .then()
                .statusCode(200)
                .body("name", is("a"))
                .body("display_name", nullValue())
                .body("description", nullValue())
                .body("color", nullValue())
                .body("default_server_id", nullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":null}",
                "{\"name\":\"\"}",
                "{\"single_server_mode\":null}",
                "{\"auto_error_tracking_enabled\":null}",
                "{\"auto_error_tracking_enabled\":\"true\"}",
                "{\"single_server_mode\":1}",
                "{\"color\":\"\"}",
                "{\"color\":\"3B82F6\"}",
                "{\"color\":\"#3B82F\"}",
                "{\"color\":\"red\"}",
                "{\"default_server_id\":\"1-1-1-1-1\"}",
                "{\"default_server_id\":\"\"}",
                "{\"default_server_id\":7}",
                "{\"display_name\":[]}"
            })
    void refusesAValueThatAFieldCannotHave(String body) {
        var project = WorkloadProject.created(ann);
        Refusals.assertNothingChanges(() -> {
            ann.put(project.path(), body)
                    .then()
                    .statusCode(400)
                    .body("success", is(false))
                    .body("error.code", is("BAD_REQUEST"));
        });
    }

    @Test
    void refusesWhatIsTooLong() {
        var project = WorkloadProject.created(ann);

        ann.put(project.path(), "{\"name\":\"" + "x".repeat(101) + "\"}").then().statusCode(400);
        ann.put(project.path(), "{\"display_name\":\"" + "x".repeat(101) + "\"}")
                .then()
                .statusCode(400);
        ann.put(project.path(), "{\"description\":\"" + "x".repeat(2001) + "\"}")
                .then()
                .statusCode(400);
        ann.post("/api/v1/projects", "{\"name\":\"a\",\"description\":\"" + "x".repeat(2001) + "\"}")
                .then()
                .statusCode(400);
        ann.put(project.path(), "{\"description\":\"" + "\uD83D\uDE00".repeat(2000) + "\"}")
                .then()
                .statusCode(200);
    }

    @Test
    void doesNothingWhenNothingChanges() {
        var project = WorkloadProject.created(ann);

        Refusals.assertNothingChanges(() -> {
            ann.put(project.path(), "{}").then().statusCode(200).header("ETag", is("\"1\""));
            ann.put(project.path(), "{\"name\":\"my-saas\",\"color\":null}")
                    .then()
                    .header("ETag", is("\"1\""));
        });
    }

    @Test
    void refusesAChangeOfAnOlderVersion() {
        var project = WorkloadProject.created(ann);
        ann.put(project.path(), "{\"name\":\"b\"}").then().statusCode(200);

        Refusals.assertNothingChanges(() -> {
            ann.with("If-Match", "\"1\"")
                    .put(project.path(), "{\"name\":\"c\"}")
                    .then()
                    .statusCode(412);
            ann.with("If-Match", "\"1\"")
                    .delete(project.path())
                    .then()
                    .statusCode(412)
                    .body("error.code", is("CONFLICT"));
        });
        ann.with("If-Match", "\"2\"")
                .put(project.path(), "{\"name\":\"c\"}")
                .then()
                .statusCode(200);
    }

    @Test
    void answersARepeatedRequestWithTheFirstAnswer() {
        var repeating = ann.with("Idempotency-Key", "once-" + ann.email());

        String first = repeating.post("/api/v1/projects", "{\"name\":\"a\"}").path("id");
        repeating
                .post("/api/v1/projects", "{\"name\":\"a\"}")
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", is("true"))
                .body("id", is(first));
        repeating.post("/api/v1/projects", "{\"name\":\"b\"}").then().statusCode(422);
        ann.get("/api/v1/projects").then().body("", hasSize(1));
    }

    @Test
    void isGoneAtOnceWhenDeleted() {
        var project = WorkloadProject.created(ann);

        ann.delete(project.path()).then().statusCode(204);

        ann.get(project.path()).then().statusCode(404).body("error.message", is("project not found"));
        ann.put(project.path(), "{\"name\":\"b\"}").then().statusCode(404);
        ann.delete(project.path()).then().statusCode(404);
        ann.get(project.path("environments")).then().statusCode(404);
        ann.get("/api/v1/projects").then().body("", empty());
        ProjectEvents.await(project.uuid(), ProjectEvent.ProjectDeleted.TYPE);
    }

    @Test
    void isAsPowerfulForEachRoleAsElsewhere() {
        var project = WorkloadProject.created(ann);
        var stranger = Client.person("stranger").at(Door.WORKLOAD);
        var viewer = Client.person("viewer").at(Door.WORKLOAD);
        var admin = Client.person("admin").at(Door.WORKLOAD);
        Members.inProject(project.asDatabaseProject(), viewer, "viewer");
        Members.inProject(project.asDatabaseProject(), admin, "admin");

        Refusals.assertNothingChanges(() -> {
            stranger.get(project.path()).then().statusCode(404);
            stranger.put(project.path(), "{\"name\":\"b\"}").then().statusCode(404);
            stranger.delete(project.path()).then().statusCode(404);
            viewer.put(project.path(), "{\"name\":\"b\"}")
                    .then()
                    .statusCode(403)
                    .body("error.code", is("FORBIDDEN"));
            admin.delete(project.path()).then().statusCode(403);
        });
        viewer.get(project.path()).then().statusCode(200);
        admin.put(project.path(), "{\"name\":\"b\"}").then().statusCode(200);
    }

    @Test
    void tellsWhatChanged() {
        var project = WorkloadProject.created(ann);

        ann.put(project.path(), "{\"display_name\":\"A\",\"auto_error_tracking_enabled\":true}")
                .then()
                .statusCode(200);

        var told = ProjectEvents.await(project.uuid(), ProjectEvent.ProjectUpdated.TYPE)
                .value();
        assertEquals(true, told.contains("\"display_name\",\"auto_error_tracking_enabled\""), told);
        assertFalse(told.contains("color"), told);
    }
}

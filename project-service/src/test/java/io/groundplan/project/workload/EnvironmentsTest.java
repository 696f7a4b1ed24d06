package io.groundplan.project.workload;

import java.util.List;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.groundplan.contracts.event.ProjectEvent;
import io.groundplan.project.support.Members;
import io.groundplan.project.support.ProjectEvents;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.TestProject;
import io.groundplan.project.support.WorkloadProject;
import io.groundplan.testkit.race.AtOnce;
import io.groundplan.testkit.sql.ServiceDatabase;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.Door;
import io.groundplan.testkit.surface.Refusals;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Environments of a project, as far as they have no databases. */
@QuarkusTest
class EnvironmentsTest extends ProjectServiceTest {
    private static final String DEFAULTS =
            "select count(*) from environment where project_id = ? and is_default and state <> 'deleting'";

    private final Client ann = Client.person("ann").at(Door.WORKLOAD);
    private WorkloadProject project;

    @BeforeEach
    void create() {
        project = WorkloadProject.created(ann);
    }

    @Test
    void everyProjectBeginsWithProduction() {
        ann.get(project.path("environments"))
                .then()
                .statusCode(200)
                .body("name", contains("production"))
                .body("type", contains("production"))
                .body("is_default", contains(true))
                .body("state", contains("ready"))
                .body("project_id", contains(project.id()));
        var made = TestProject.created(ann.at(Door.DATABASE));
        ann.get("/api/v1/projects/" + made.id() + "/environments").then().body("type", contains("production"));
    }

    @Test
    void keepsEverythingThatTheDocumentShows() {
        String id = ann.post(
                        project.path("environments"),
                        """
                        {"name":"staging","display_name":"Staging","type":"staging","description":"Pre-production",
                         "color":"#F59E0B","git_branch":"develop"}
                        """)
                .path("id");

        ann.get(project.environment(id))
                .then()
                .statusCode(200)
                .header("ETag", is("\"1\""))
                .body("name", is("staging"))
                .body("display_name", is("Staging"))
                .body("type", is("staging"))
                .body("description", is("Pre-production"))
                .body("color", is("#F59E0B"))
                .body("git_branch", is("develop"))
                .body("is_default", is(false))
                .body("state", is("ready"));
        ann.get(project.path("environments")).then().body("name", contains("staging", "production"));
    }

    @Test
    void isForDevelopmentUnlessItSaysOtherwise() {
        Map<String, Object> made =
                ann.post(project.path("environments"), "{\"name\":\"try\"}").path("$");

        assertEquals("development", made.get("type"));
        for (var field : List.of("display_name", "description", "color", "git_branch")) {
            assertTrue(made.containsKey(field) && made.get(field) == null, field);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":null}",
                "{\"name\":\"\"}",
                "{\"name\":\"Staging\"}",
                "{\"name\":\"a_b\"}",
                "{\"name\":\"-a\"}",
                "{\"name\":\"a.b\"}",
                "{\"name\":\"aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggg\"}",
                "{\"name\":\"a\",\"type\":\"Staging\"}",
                "{\"name\":\"a\",\"type\":\"\"}",
                "{\"name\":\"a\",\"type\":7}",
                "{\"name\":\"a\",\"color\":\"blue\"}",
                "{\"name\":\"a\",\"git_branch\":[]}"
            })
    void refusesWhatNoEnvironmentCanBe(String body) {
        Refusals.assertNothingChanges(() -> ann.post(project.path("environments"), body)
                .then()
                .statusCode(400)
                .body("error.code", is("BAD_REQUEST")));
    }

    @Test
    void refusesWhatIsTooLong() {
        var long101 = "x".repeat(101);
        for (var body : List.of(
                "{\"name\":\"a\",\"display_name\":\"" + long101 + "\"}",
                "{\"name\":\"a\",\"git_branch\":\"" + "x".repeat(256) + "\"}",
                "{\"name\":\"a\",\"description\":\"" + "x".repeat(2001) + "\"}")) {
            ann.post(project.path("environments"), body).then().statusCode(400);
        }
    }

    @Test
    void changesOnlyWhatIsGivenAndClearsWithNull() {
        String id = ann.post(
                        project.path("environments"),
                        "{\"name\":\"a\",\"display_name\":\"A\",\"color\":\"#F59E0B\",\"git_branch\":\"main\",\"description\":\"d\"}")
                .path("id");

        ann.put(project.environment(id), "{\"type\":\"testing\",\"name\":\"b\"}")
                .then()
                .statusCode(200)
                .header("ETag", is("\"2\""))
                .body("name", is("b"))
                .body("type", is("testing"))
                .body("display_name", is("A"))
                .body("git_branch", is("main"));
        ann.put(
                        project.environment(id),
                        "{\"display_name\":null,\"color\":null,\"git_branch\":null,\"description\":\"\"}")
                .then()
                .statusCode(200)
                .body("display_name", nullValue())
                .body("color", nullValue())
                .body("git_branch", nullValue())
                .body("description", nullValue())
                .body("name", is("b"));
        Refusals.assertNothingChanges(() -> {
            ann.put(project.environment(id), "{}").then().statusCode(200).header("ETag", is("\"3\""));
            ann.put(project.environment(id), "{\"name\":\"b\"}").then().header("ETag", is("\"3\""));
            ann.put(project.environment(id), "{\"name\":null}").then().statusCode(400);
            ann.put(project.environment(id), "{\"type\":null}").then().statusCode(400);
            ann.put(project.environment(id), "{\"name\":\"production\"}").then().statusCode(409);
            ann.with("If-Match", "\"2\"")
                    .put(project.environment(id), "{\"name\":\"c\"}")
                    .then()
                    .statusCode(412);
        });
        var told = ProjectEvents.await(project.uuid(), ProjectEvent.EnvironmentUpdated.TYPE)
                .value();
        assertTrue(told.contains("\"changed\":[\"name\",\"type\"]"), told);
    }

    @Test
    void hasEachNameOncePerProject() {
        project.newEnvironment("staging");

        Refusals.assertNothingChanges(() -> ann.post(project.path("environments"), "{\"name\":\"staging\"}")
                .then()
                .statusCode(409)
                .body("error.code", is("CONFLICT"))
                .body("error.message", is("an environment named staging exists")));
        WorkloadProject.created(ann).newEnvironment("staging");
    }

    @Test
    void makesOneOfManyOfTheSameNameAtOnce() {
        var statuses = AtOnce.times(10, i -> ann.post(project.path("environments"), "{\"name\":\"staging\"}")
                .statusCode());

        assertEquals(1, statuses.stream().filter(status -> status == 201).count(), statuses.toString());
        assertEquals(9, statuses.stream().filter(status -> status == 409).count(), statuses.toString());
    }

    @Test
    void makesAnotherOneTheDefault() {
        var production = project.production();
        var staging = project.newEnvironment("staging");

        ann.post(project.environment(staging) + "/set-default")
                .then()
                .statusCode(200)
                .header("ETag", is("\"2\""))
                .body("is_default", is(true));

        ann.get(project.environment(production))
                .then()
                .body("is_default", is(false))
                .header("ETag", is("\"2\""));
        var told = ProjectEvents.await(project.uuid(), ProjectEvent.EnvironmentDefaultChanged.TYPE);
        assertTrue(told.value().contains(staging), told.value());
        Refusals.assertNothingChanges(() -> ann.post(project.environment(staging) + "/set-default")
                .then()
                .statusCode(200)
                .header("ETag", is("\"2\"")));
    }

    @Test
    void hasOneDefaultHoweverManyAreMadeItAtOnce() {
        var names = List.of("a", "b", "c", "d");
        var ids = names.stream().map(project::newEnvironment).toList();

        var statuses = AtOnce.times(20, i -> ann.post(project.environment(ids.get(i % ids.size())) + "/set-default")
                .statusCode());

        assertTrue(statuses.stream().allMatch(status -> status == 200), statuses.toString());
        assertEquals(1L, ServiceDatabase.value(DEFAULTS, project.uuid()));
    }

    @Test
    void deletesAnyButTheDefaultOne() {
        var production = project.production();
        var staging = project.newEnvironment("staging");
        Refusals.assertNothingChanges(() -> {
            for (var force : List.of("", "?force=true")) {
                ann.delete(project.environment(production) + force)
                        .then()
                        .statusCode(409)
                        .body("error.message", is("the default environment cannot be deleted"));
            }
            ann.delete(project.environment(staging) + "?force=maybe").then().statusCode(400);
            ann.with("If-Match", "\"7\"")
                    .delete(project.environment(staging))
                    .then()
                    .statusCode(412);
        });

        ann.delete(project.environment(staging)).then().statusCode(204);

        ann.get(project.environment(staging)).then().statusCode(404).body("error.message", is("environment not found"));
        ann.delete(project.environment(staging)).then().statusCode(404);
        ann.post(project.environment(staging) + "/set-default").then().statusCode(404);
        ProjectEvents.await(project.uuid(), ProjectEvent.EnvironmentDeleted.TYPE);
        project.newEnvironment("staging");
    }

    @Test
    void clonesOneWithoutDatabasesAtOnce() {
        String source = ann.post(
                        project.path("environments"),
                        """
                        {"name":"staging","display_name":"Staging","type":"staging","description":"d",
                         "color":"#F59E0B","git_branch":"develop"}
                        """)
                .path("id");

        ann.post(project.environment(source) + "/clone", "{\"name\":\"staging-v2\"}")
                .then()
                .statusCode(201)
                .header("ETag", is("\"1\""))
                .body("name", is("staging-v2"))
                .body("display_name", is("Staging"))
                .body("type", is("staging"))
                .body("description", nullValue())
                .body("color", is("#F59E0B"))
                .body("git_branch", is("develop"))
                .body("is_default", is(false))
                .body("state", is("ready"));
        ann.post(
                        project.environment(source) + "/clone",
                        "{\"name\":\"staging-v3\",\"type\":\"preview\",\"description\":\"Cloned from staging\"}")
                .then()
                .body("type", is("preview"))
                .body("description", is("Cloned from staging"));
        Refusals.assertNothingChanges(() -> {
            ann.post(project.environment(source) + "/clone", "{\"name\":\"staging\"}")
                    .then()
                    .statusCode(409);
            ann.post(project.environment(source) + "/clone", "{\"name\":\"No\"}")
                    .then()
                    .statusCode(400);
            ann.post(project.environment(source) + "/clone", "{}").then().statusCode(400);
        });
    }

    @Test
    void isForViewersToReadAndForAdminsToChange() {
        var production = project.production();
        var stranger = Client.person("stranger").at(Door.WORKLOAD);
        var member = Client.person("member").at(Door.WORKLOAD);
        Members.inProject(project.asDatabaseProject(), member, "member");
        Refusals.assertNothingChanges(() -> {
            for (var path : List.of(project.path("environments"), project.environment(production))) {
                stranger.get(path).then().statusCode(404);
            }
            for (var client : List.of(stranger, member)) {
                int status = client == member ? 403 : 404;
                client.post(project.path("environments"), "{\"name\":\"a\"}")
                        .then()
                        .statusCode(status);
                client.put(project.environment(production), "{\"name\":\"a\"}")
                        .then()
                        .statusCode(status);
                client.delete(project.environment(production)).then().statusCode(status);
                client.post(project.environment(production) + "/set-default")
                        .then()
                        .statusCode(status);
                client.post(project.environment(production) + "/clone", "{\"name\":\"a\"}")
                        .then()
                        .statusCode(status);
            }
        });
        member.get(project.environment(production)).then().statusCode(200);
    }

    @Test
    void doesNotShowTheEnvironmentsOfAnotherProject() {
        var other = WorkloadProject.created(ann);

        ann.get(project.environment(other.production())).then().statusCode(404);
        ann.get(project.environment("nonsense")).then().statusCode(404);
        ann.put(project.environment(other.production()), "{\"name\":\"a\"}")
                .then()
                .statusCode(404);
        ann.delete(project.environment(other.production())).then().statusCode(404);
    }

    @Test
    void answersARepeatedRequestWithTheFirstAnswer() {
        var repeating = ann.with("Idempotency-Key", "once");

        String first = repeating
                .post(project.path("environments"), "{\"name\":\"staging\"}")
                .path("id");
        repeating
                .post(project.path("environments"), "{\"name\":\"staging\"}")
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", is("true"))
                .body("id", is(first));
    }

    @Test
    void pagesThroughTheList() {
        project.newEnvironment("a");
        project.newEnvironment("b");

        var page = ann.get(project.path("environments?limit=2"));
        page.then().body("name", contains("b", "a"));
        var next = page.header("Link").replaceAll("<([^>]*)>.*", "$1");
        ann.get(next).then().header("Link", nullValue()).body("name", contains("production"));
    }
}

package io.groundplan.project.internal;

import java.util.List;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.TestProject;
import io.groundplan.testkit.quarkus.TestServers;
import io.groundplan.testkit.surface.Client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Which databases projects have, as provisioning-worker asks. */
@QuarkusTest
class DatabasesForServicesTest extends ProjectServiceTest {
    private static final String DATABASES = "/internal/databases";

    private final Client ann = Client.person("ann");

    @Test
    void aDatabaseIsThereFromItsRequestUntilItIsDropped() {
        var project = TestProject.created(ann);
        assertEquals(List.of(false), ready(project));
        project.completed(project.job());
        assertEquals(List.of(true), ready(project));
        var job = project.requested("DELETE", "", null);
        assertEquals(List.of(false), ready(project));
        project.completed(job);
        assertEquals(List.of(), ready(project));
    }

    @Test
    void aFailedOneIsKnownToo() {
        var project = TestProject.created(ann);
        project.failed(project.job(), "no");
        assertEquals(List.of(false), ready(project));
    }

    @Test
    void pagesShowEveryDatabaseOnceWithItsNames() {
        var projects = List.of(TestProject.created(ann), TestProject.created(ann), TestProject.created(ann));
        var ids = projects.stream()
                .map(project -> list("?project=" + project.uuid()).getString("databases[0].id"))
                .toList();
        assertEquals(ids.subList(1, 3), list("?after=" + ids.get(0)).getList("databases.id"));
        assertEquals(List.of(), list("?after=" + ids.get(2)).getList("databases"));
        var last = list("?after=" + ids.get(1)).setRootPath("databases[0]");
        assertEquals(projects.get(2).uuid().toString(), last.getString("projectId"));
        assertEquals("local", last.getString("clusterId"));
        var name = last.getString("databaseName");
        assertTrue(name.startsWith("db_"), name);
        assertEquals(name + "_owner", last.getString("ownerRole"));
        assertEquals(name + "_app", last.getString("loginRole"));
    }

    @Test
    void idsThatAreNoneAreNotFound() {
        asService().get(DATABASES + "?project=nobody").then().statusCode(404);
        asService().get(DATABASES + "?after=nothing").then().statusCode(404);
    }

    @Test
    void onlyServicesMayAsk() {
        RestAssured.given().get(DATABASES).then().statusCode(401);
        ann.request().get(DATABASES).then().statusCode(403);
    }

    private static List<Boolean> ready(TestProject project) {
        return list("?project=" + project.uuid()).getList("databases.ready");
    }

    private static JsonPath list(String query) {
        var answer = asService().get(DATABASES + query);
        answer.then().statusCode(200);
        return answer.jsonPath();
    }

    private static RequestSpecification asService() {
        return RestAssured.given().header("Authorization", "Service " + TestServers.INTERNAL_CREDENTIAL);
    }
}

package io.groundplan.project.errors;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.project.support.Client;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.TestProject;

import static org.hamcrest.Matchers.is;

/** Which of the two surfaces that own `/v1` answers; the fleet surface has no paths in this service yet. */
@QuarkusTest
class DispatchTest extends ProjectServiceTest {
    private TestProject project;

    @BeforeEach
    void createProject() {
        project = TestProject.created(Client.person("ann"));
    }

    @Test
    void answersTheBarePathLikeTheOneWithThePrefix() {
        var prefixed = get("localhost", "/database" + project.path());

        get("localhost", project.path()).then().statusCode(200).body(is(prefixed.asString()));
    }

    @Test
    void goesByTheHostFirst() {
        get("db.localhost:8080", "/v1/projects").then().statusCode(200);
        get("database.example.org", "/v1/projects/" + project.uuid()).then().statusCode(200);
        get("cloud-api.localhost:8080", "/v1/projects").then().statusCode(404).body("error", is("path not found"));
        get("fleet.example.org", project.path("jobs")).then().statusCode(404).body("error", is("path not found"));
        get("cloud-api.localhost", "/database/v1/projects").then().statusCode(200);
    }

    @Test
    void goesByTheResourceThenByTheFormOfTheId() {
        get("localhost", "/v1/projects/" + project.uuid() + "/jobs").then().statusCode(200);
        get("localhost", "/v1/projects/" + project.uuid())
                .then()
                .statusCode(404)
                .body("error", is("path not found"));
        get("localhost", "/v1/projects/" + project.uuid() + "/members").then().statusCode(404);
        get("localhost", "/v1/clusters").then().statusCode(200);
        get("localhost", "/v1/agents").then().statusCode(404);
    }

    @Test
    void goesByTheCredentialThenToTheDefault() {
        project.owner()
                .with("X-Project-Token", "t")
                .request()
                .get("/v1/projects")
                .then()
                .statusCode(404);
        get("localhost", "/v1/projects").then().statusCode(200);
    }

    private Response get(String host, String path) {
        return project.owner().request().header("Host", host).get(path);
    }
}

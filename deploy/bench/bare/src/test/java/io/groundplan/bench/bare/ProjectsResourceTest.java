package io.groundplan.bench.bare;

import java.util.Map;
import java.util.UUID;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@QuarkusTestResource(BareDatabase.class)
class ProjectsResourceTest {
    private final UUID team = UUID.randomUUID();

    @Test
    void aProjectThatWasMadeCanBeRead() {
        var id = made("one");
        given().get("/projects/" + id)
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("teamId", equalTo(team.toString()))
                .body("name", equalTo("one"));
    }

    @Test
    void theListHasTheNewestOfOneTeam() {
        made("one");
        made("two");
        given().get("/projects?limit=20&team=" + team)
                .then()
                .statusCode(200)
                .body("name", containsInAnyOrder("one", "two"));
        given().get("/projects?limit=1&team=" + team).then().body("$", hasSize(1));
    }

    @Test
    void anUnknownProjectIsNotFound() {
        given().get("/projects/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void aStatementThatWasTakenFindsItsProject() {
        var id = made("seen");
        var sql = "select version, name, id, 1 as other from project where team_id = $1 and id = $2";
        int number = given().contentType("application/json")
                .body(Map.of("sql", sql))
                .post("/statements")
                .then()
                .statusCode(201)
                .extract()
                .path("number");
        given().get("/statements/" + number + "/" + id + "?user=" + team)
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("name", equalTo("seen"))
                .body("version", equalTo(1))
                .body("slug", nullValue());
        given().get("/statements/" + number + "/" + id + "?user=" + UUID.randomUUID())
                .then()
                .statusCode(404);
    }

    private String made(String name) {
        return given().contentType("application/json")
                .body(Map.of("teamId", team, "name", name))
                .post("/projects")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}

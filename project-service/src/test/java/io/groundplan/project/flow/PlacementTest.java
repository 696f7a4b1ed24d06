package io.groundplan.project.flow;

import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.TestProject;
import io.groundplan.testkit.race.AtOnce;
import io.groundplan.testkit.surface.Client;

import static io.groundplan.testkit.surface.Refusals.assertNothingChanges;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** Which of several clusters a database goes to. */
@QuarkusTest
class PlacementTest extends ProjectServiceTest {
    /** Two clusters with room for eight each. */
    private static final int ROOM = 16;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Client ann = Client.person("ann");

    @Test
    void goesToTheEmptiestThatIsUpAndTakesThePlan() {
        assertPlaced("local", "");
        assertPlaced("lit", ",\"region\":\"half dark\"");
        assertPlaced("starter", ",\"region\":\"business\"");
        assertPlaced("starter", ",\"region\":\"business\",\"cluster_id\":\"starter\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "400 | cluster_id is not a known cluster | ,\"cluster_id\":\"nowhere\"",
                "400 | cluster_id is not in that region | ,\"cluster_id\":\"lit\",\"region\":\"business\"",
                "400 | cluster_id does not take projects of the plan free | ,\"cluster_id\":\"business\"",
                "400 | region is not a known region | ,\"region\":\"nowhere\"",
                "409 | cluster full is full | ,\"cluster_id\":\"full\"",
                "503 | cluster dark cannot be reached now, try again | ,\"cluster_id\":\"dark\"",
                "503 | cluster far cannot be reached now, try again | ,\"cluster_id\":\"far\"",
                "503 | every cluster there is full | ,\"region\":\"elsewhere\""
            })
    void refusesWithTheReason(int status, String error, String where) {
        assertNothingChanges(() -> create(where).then().statusCode(status).body("error", equalTo(error)));
    }

    @Test
    void givesEveryPlaceOnceHoweverManyAskAtTheSameTime() {
        var answers = AtOnce.times(ROOM + 8, i -> createPatiently(",\"region\":\"twins\""));

        Map<String, Long> placed = answers.stream()
                .filter(answer -> answer.statusCode() == 202)
                .map(answer -> answer.<String>path("project.cluster_id"))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertEquals(Map.of("twin-a", 8L, "twin-b", 8L), placed);
        answers.stream()
                .filter(answer -> answer.statusCode() != 202)
                .forEach(answer -> answer.then().statusCode(503).body("error", is("every cluster there is full")));
        create(",\"cluster_id\":\"twin-a\"").then().statusCode(409);
    }

    /** Those who wait for one lock may wait too long for a connection while nothing is compiled; they are told to come again. */
    private Response createPatiently(String where) {
        return Awaitility.await().atMost(PATIENCE).until(() -> create(where), answer -> !answer.asString()
                .contains("its database"));
    }

    @Test
    void keepsAPlanWithinWhatTheClusterTakes() {
        var project = TestProject.ready(ann, "{\"name\":\"Shop\",\"cluster_id\":\"starter\"}");

        assertNothingChanges(() -> ann.patch(project.path(), "{\"plan\":\"business\"}")
                .then()
                .statusCode(400)
                .body("error", equalTo("plan is not offered on the cluster starter")));
        ann.patch(project.path(), "{\"plan\":\"standard\"}").then().statusCode(200);
    }

    @Test
    void tellsOfEveryClusterTheTruth() {
        ann.get("/v1/clusters")
                .then()
                .statusCode(200)
                .body(
                        "clusters.id",
                        contains(
                                "business",
                                "dark",
                                "far",
                                "full",
                                "lit",
                                "local",
                                "pooled",
                                "starter",
                                "twin-a",
                                "twin-b"))
                .body("clusters.find { it.id == 'local' }.state", is("ready"))
                .body("clusters.find { it.id == 'full' }.state", is("full"))
                .body("clusters.find { it.id == 'far' }.state", is("unreachable"))
                .body("clusters.find { it.id == 'far' }.postgres_version", nullValue())
                .body("clusters.find { it.id == 'far' }.extensions", empty())
                .body("clusters.find { it.id == 'local' }.extensions", contains("hstore", "pgcrypto", "postgis"))
                .body("clusters.findAll { it.pooled_port }.id", contains("pooled"))
                .body("clusters.max_databases", hasItem(8));
    }

    private Response create(String where) {
        return ann.post("/v1/projects", "{\"name\":\"Shop\"" + where + "}");
    }

    private void assertPlaced(String cluster, String where) {
        create(where).then().statusCode(202).body("project.cluster_id", equalTo(cluster));
    }
}

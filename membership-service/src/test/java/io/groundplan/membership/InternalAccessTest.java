package io.groundplan.membership;

import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.groundplan.runtime.directory.Profile;
import io.groundplan.testkit.json.JsonShape;
import io.groundplan.testkit.quarkus.TestServers;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
class InternalAccessTest extends MembershipServiceTest {
    private final Person person = Person.named("Ada");

    @Test
    void internalPathsRefuseCallersWithoutTheServiceCredential() {
        assertRefused(given(), 401);
        assertRefused(given().header("Authorization", "Service guessed"), 401);
        assertRefused(given().header("X-API-Key", "capy_live_key_secret"), 401);
        assertRefused(given().auth().oauth2("not.a.token"), 401);
    }

    @Test
    void internalPathsRefusePeople() {
        assertRefused(given().auth().oauth2(TestServers.tokens().token("ada@example.com")), 403);
    }

    @Test
    void aTeamIsAnsweredAsItIs() {
        person.report();
        var answer = Person.asService()
                .get("/internal/teams/" + person.personalTeam().text());
        answer.then().statusCode(200);
        JsonShape.assertSameKeysAndTypes(
                """
                {"id": "", "name": "", "slug": "", "personal": true, "ownerId": "", "createdAt": ""}
                """,
                answer.asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"team_00000000000000000000", "00000000-0000-0000-0000-000000000000", "nonsense"})
    void anUnknownOrMalformedTeamIsNotFound(String id) {
        Person.asService()
                .get("/internal/teams/" + id)
                .then()
                .statusCode(404)
                .body("error", equalTo("organization not found"));
    }

    @Test
    void aReportAboutSomebodyElseIsRefused() {
        var other = Person.named("Mallory").profile();
        person.report(other).then().statusCode(400).body("error", containsString("subject"));
        person.report(new Profile(null, null, null, false, null, null)).then().statusCode(400);
        assertUnknown();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{", "[]", "{\"issuer\": 1}"})
    void aReportThatIsNoProfileIsRefused(String body) {
        Person.asService()
                .contentType("application/json")
                .body(body)
                .put("/internal/users/" + person.id().value())
                .then()
                .statusCode(400);
        assertUnknown();
    }

    @Test
    void aMalformedUserIdIsNotFound() {
        Person.asService()
                .contentType("application/json")
                .body(person.profile())
                .put("/internal/users/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("error", equalTo("user not found"));
    }

    private void assertRefused(RequestSpecification caller, int status) {
        caller.contentType("application/json")
                .body(person.profile())
                .put("/internal/users/" + person.id().value())
                .then()
                .statusCode(status)
                .contentType("application/json")
                .body("size()", equalTo(1));
        assertUnknown();
    }

    private void assertUnknown() {
        Person.asService()
                .get("/internal/teams/" + person.personalTeam().value())
                .then()
                .statusCode(404);
    }
}

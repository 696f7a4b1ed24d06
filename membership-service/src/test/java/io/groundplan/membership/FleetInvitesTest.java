package io.groundplan.membership;

import java.util.Map;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.groundplan.testkit.quarkus.TestServers;
import io.groundplan.testkit.token.TokenRequest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** Inviting and joining on the fleet surface. */
@QuarkusTest
class FleetInvitesTest extends MembershipServiceTest {
    private static final String PAGE = "http://localhost:3000/join?x=1";

    private Person ann;
    private Person bob;
    private TestProject project;

    @BeforeEach
    void begin() {
        ann = Person.withEmail("Ann");
        bob = Person.withEmail("Bob");
        project = TestProject.of(ann);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | admin",
                "null | admin",
                "['delete:*'] | admin",
                "['update:*','read:*'] | admin",
                "['create:*','read:*'] | member",
                "['create:*'] | member",
                "['read:*'] | viewer"
            })
    void permissionsAreTheSmallestRoleThatHoldsThem(String permissions, String role) {
        invite(ann, permissions.replace('\'', '"'), PAGE).then().statusCode(204);
        ann.get(TestInvite.path(project)).then().body("role[0]", equalTo(role));
        join(bob, Tokens.mailedTo(bob)).then().statusCode(204);
        assertEquals(role, project.roleOf(bob));
    }

    @Test
    void bothSurfacesTakeEachOthersTokens() {
        var made = TestInvite.made(project, bob, "member");
        join(bob, made.token()).then().statusCode(204);
        join(bob, made.token()).then().statusCode(204);
        assertEquals("member", project.roleOf(bob));
        var carol = Person.withEmail("Carol");
        ann.post(path(), body(carol.email(), "[]", PAGE)).then().statusCode(204);
        new TestInvite("", Tokens.mailedTo(carol))
                .acceptedBy(carol)
                .then()
                .statusCode(200)
                .body("role", equalTo("admin"));
    }

    @Test
    void bothPathsLeadHereAndOnlyPeopleMayGoThere() {
        invite(ann, "[]", PAGE).then().statusCode(204);
        var body = "{\"token\":\"" + Tokens.mailedTo(bob) + "\"}";
        var nobody = given().contentType("application/json").body(body);
        nobody.post("/v1/join_project").then().statusCode(401).body("error", containsString("credentials"));
        given().header("X-Project-Token", "a.b")
                .contentType("application/json")
                .body(body)
                .post("/fleet/v1/join_project")
                .then()
                .statusCode(401);
        var jwt = TestServers.tokens().token(TokenRequest.of(bob.email()).withSub(bob.subject()));
        given().auth()
                .oauth2(jwt)
                .contentType("application/json")
                .body(body)
                .post("/fleet/v1/join_project")
                .then()
                .statusCode(204);
    }

    @Test
    void theMailedLinkIsThePageWithTheToken() {
        invite(ann, "[]", PAGE).then().statusCode(204);
        assertEquals(PAGE + "&token=" + Tokens.mailedTo(bob), Tokens.linkMailedTo(bob));
    }

    @Test
    void onlyWhoHasProvenTheAddressJoins() {
        invite(ann, "[]", PAGE).then().statusCode(204);
        var token = Tokens.mailedTo(bob);
        join(Person.withEmail("Eve"), token).then().statusCode(403).body("error", containsString("e-mail"));
        join(bob.unverified(), token).then().statusCode(403);
        join(bob, "A".repeat(43)).then().statusCode(404).body("error", equalTo("invite not found"));
        join(bob, "x").then().statusCode(404);
        bob.post("/v1/join_project", "{}").then().statusCode(400);
        assertEquals(null, project.roleOf(bob));
        join(bob, token).then().statusCode(204);
        join(Person.withEmail("Eve"), token).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({"admin, 204", "member, 403", "viewer, 403", ", 404"})
    void adminsInviteAndNobodyElse(String role, int status) {
        var caller = Person.known("Caller");
        if (role != null) {
            project.add(caller, role).then().statusCode(201);
        }
        invite(caller, "[]", PAGE).then().statusCode(status);
        ann.get(TestInvite.path(project)).then().body("", hasSize(status == 204 ? 1 : 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "https://localhost:3000/join",
                "http://localhost.evil.example/join",
                "http://localhost@evil.example/join",
                "http://evil.example/http://localhost:3000",
                "//localhost:3000/join",
                "javascript:alert(1)",
                "join",
                ""
            })
    void onlyTrustedPagesGetTokens(String page) {
        invite(ann, "[]", page).then().statusCode(400).body("error", containsString("redirectURI"));
        ann.get(TestInvite.path(project)).then().body("", hasSize(0));
    }

    @Test
    void whatIsNoInviteIsRefused() {
        invite(ann, "['fly:*']".replace('\'', '"'), PAGE).then().statusCode(400);
        invite(ann, "[null]", PAGE).then().statusCode(400);
        ann.post(path(), "{\"email\":\"" + bob.email() + "\"}").then().statusCode(400);
        ann.post(path(), body("nobody", "[]", PAGE)).then().statusCode(400);
        ann.post("/v1/projects/nonsense/invite", body(bob.email(), "[]", PAGE))
                .then()
                .statusCode(404);
        ann.get(TestInvite.path(project)).then().body("", hasSize(0));
        invite(ann, "[]", PAGE).then().statusCode(204);
        invite(ann, "[]", PAGE).then().statusCode(409);
    }

    @Test
    void theSameKeyInvitesOnce() {
        var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        for (var replayed : new String[] {null, "true"}) {
            ann.call("POST", path(), body(bob.email(), "[]", PAGE), key)
                    .then()
                    .statusCode(204)
                    .header("Idempotency-Replayed", replayed);
        }
        ann.get(TestInvite.path(project)).then().body("", hasSize(1));
    }

    private String path() {
        return "/v1/projects/" + project.id().value() + "/invite";
    }

    private Response invite(Person caller, String permissions, String page) {
        return caller.post(path(), body(bob.email(), permissions, page));
    }

    private static Response join(Person person, String token) {
        return person.post("/v1/join_project", "{\"token\":\"" + token + "\"}");
    }

    private static String body(String email, String permissions, String page) {
        return "{\"email\":\"%s\",\"permissions\":%s,\"redirectURI\":\"%s\"}".formatted(email, permissions, page);
    }
}

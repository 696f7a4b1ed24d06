package io.groundplan.membership;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import io.groundplan.contracts.id.UserId;
import io.groundplan.testkit.quarkus.TestServers;
import io.groundplan.testkit.token.TokenRequest;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

/**
 * People who log in at a real identity provider: only with the Maven profile `identity-provider`, which downloads it; see
 * foundation/docs/identity-providers.md.
 */
@QuarkusTest
@QuarkusTestResource(value = IdentityProvider.class, restrictToAnnotatedClass = true)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IdentityProviderIT extends MembershipServiceTest {
    private static final String CLIENT = "groundplan-web";
    /** An unknown key makes the service fetch the keys again, once a minute at most. */
    private static final Duration KEYS_FETCHED = Duration.ofSeconds(90);

    @Test
    void whoLogsInIsAPersonOfTheSuite() {
        var token = IdentityProvider.login(CLIENT, "ada");
        me(token)
                .then()
                .statusCode(200)
                .body("id", equalTo(idOf(token).value().toString()))
                .body("email", equalTo("ada@example.com"))
                .body("name", equalTo("Ada Lovelace"))
                .body("teams[0].name", equalTo("Ada Lovelace's team"));
    }

    @Test
    void laterLoginsAreTheSamePerson() {
        var first = me(IdentityProvider.login(CLIENT, "ada"));
        var second = me(IdentityProvider.login(CLIENT, "ada"));
        assertEquals(first.<String>path("id"), second.<String>path("id"));
    }

    /** Linking them is nothing that the suite does: an address proves nothing across issuers. */
    @Test
    void theSameAddressAtAnotherIssuerIsAnotherPerson() {
        var here = me(IdentityProvider.login(CLIENT, "ada"));
        var there = me(TestServers.tokens().token("ada@example.com"));
        there.then().statusCode(200).body("email", equalTo("ada@example.com"));
        assertNotEquals(here.<String>path("id"), there.<String>path("id"));
    }

    @Test
    void aTokenForAnotherAudienceIsRefused() {
        me(IdentityProvider.login("elsewhere", "ada")).then().statusCode(401);
    }

    @Test
    void aTokenOfAnIssuerThatIsNotOnTheListIsRefused() {
        me(IdentityProvider.adminToken()).then().statusCode(401);
    }

    @Test
    void aTokenThatWasTamperedWithIsRefused() {
        var token = IdentityProvider.login(CLIENT, "ada");
        var parts = token.split("\\.");
        var claims = decoded(parts[1]).replace("ada@example.com", "eve@example.com");
        var forged = Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        me(parts[0] + "." + forged + "." + parts[2]).then().statusCode(401);
    }

    @Test
    void anInviteIsForWhoProvedTheAddress() {
        var project = TestProject.of(Person.known("Owner"));
        var invite = TestInvite.of(TestInvite.to(project, "ada@example.com", "member"));
        accept(invite, IdentityProvider.login(CLIENT, "ada"))
                .then()
                .statusCode(200)
                .body("role", equalTo("member"));
    }

    @Test
    void anAddressThatIsNotVerifiedIsNoWayIn() {
        var project = TestProject.of(Person.known("Owner"));
        var invite = TestInvite.of(TestInvite.to(project, "mallory@example.com", "member"));
        var mallory = IdentityProvider.login(CLIENT, "mallory");
        accept(invite, mallory).then().statusCode(403);
        as(mallory).get("/api/v1/me/invites").then().statusCode(200).body("", hasSize(0));
        as(mallory).get(project.members()).then().statusCode(404);
    }

    @Test
    void onlyAVerifiedAddressFindsAPerson() {
        var owner = Person.known("Owner");
        var project = TestProject.of(owner);
        me(IdentityProvider.login(CLIENT, "mallory")).then().statusCode(200);
        var token =
                TestServers.tokens().token(TokenRequest.of("person@example.com").withSub(owner.subject()));
        as(token)
                .body("{\"email\":\"mallory@example.com\"}")
                .post("/projects/" + project.id().hex() + "/team/find")
                .then()
                .statusCode(404)
                .body("error", equalTo("User not found."));
    }

    /** Changes the keys of the realm, so it is the last. */
    @Test
    @Order(Integer.MAX_VALUE)
    void aNewSigningKeyNeedsNoRestartAndTokensOfTheOneBeforeGoOn() {
        var before = IdentityProvider.login(CLIENT, "ada");
        var neverSeen = IdentityProvider.login(CLIENT, "mallory");
        me(before).then().statusCode(200);
        IdentityProvider.rotateKey();
        var after = IdentityProvider.login(CLIENT, "ada");
        assertNotEquals(keyOf(before), keyOf(after));
        assertEquals(keyOf(before), keyOf(neverSeen));
        Awaitility.await()
                .atMost(KEYS_FETCHED)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> me(after).statusCode() == 200);
        me(before).then().statusCode(200);
        me(neverSeen).then().statusCode(200).body("id", not(equalTo(me(after).path("id"))));
    }

    private static Response me(String token) {
        return as(token).get("/api/v1/me");
    }

    private static Response accept(TestInvite invite, String token) {
        return as(token).post("/api/v1/invites/" + invite.token() + "/accept");
    }

    private static RequestSpecification as(String token) {
        return RestAssured.given().auth().oauth2(token).contentType("application/json");
    }

    private static UserId idOf(String token) {
        var subject = JsonPath.from(decoded(token.split("\\.")[1])).getString("sub");
        return UserId.of(IdentityProvider.issuer(), subject);
    }

    private static String keyOf(String token) {
        return JsonPath.from(decoded(token.split("\\.")[0])).getString("kid");
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }
}

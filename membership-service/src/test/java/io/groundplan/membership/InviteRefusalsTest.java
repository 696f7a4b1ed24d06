package io.groundplan.membership;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.groundplan.contracts.id.ProjectId;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

/** Who may not invite, be invited or accept; and that nothing changes then. */
@QuarkusTest
class InviteRefusalsTest extends MembershipServiceTest {
    private static final String MANY =
            """
            with made as (
                insert into invite (id, project_id, email, role, state, token_hash, invited_by, created_at, expires_at,
                    version)
                select gen_random_uuid(), ?, 'p' || i || '@example.org', 'viewer', ?,
                    encode(sha256(gen_random_uuid()::text::bytea), 'hex'), ?, now(), now() + interval '1 day', 1
                from generate_series(1, ?) i
                returning 1)
            select count(*) from made
            """;

    private Person ann;
    private Person bob;
    private TestProject project;

    @BeforeEach
    void begin() {
        ann = Person.withEmail("Ann");
        bob = Person.withEmail("Bob");
        project = TestProject.of(ann);
        ann.get(project.members()).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "owner, 200, 201, 204",
        "admin, 200, 201, 204",
        "member, 403, 403, 403",
        "viewer, 403, 403, 403",
        ", 404, 404, 404"
    })
    void adminsInviteAndNobodyElse(String role, int list, int create, int cancel) {
        var caller = "owner".equals(role) ? ann : Person.known("Caller");
        if (role != null && caller != ann) {
            project.add(caller, role).then().statusCode(201);
        }
        var invite = TestInvite.made(project, bob, "member");
        caller.get(TestInvite.path(project)).then().statusCode(list);
        TestInvite.by(caller, project, "carol@example.org", "viewer").then().statusCode(create);
        invite.cancelledBy(caller, project).then().statusCode(cancel);
        assertEquals(cancel == 204 ? "cancelled" : "pending", invite.state());
        ann.get(TestInvite.path(project)).then().body("", hasSize(1));
    }

    @Test
    void onlyWhoHasProvenTheAddressAccepts() {
        var invite = TestInvite.made(project, bob, "member");
        invite.acceptedBy(Person.withEmail("Eve")).then().statusCode(403).body("error.code", equalTo("FORBIDDEN"));
        invite.acceptedBy(bob.unverified()).then().statusCode(403);
        given().post("/api/v1/invites/" + invite.token() + "/accept").then().statusCode(401);
        assertEquals("pending", invite.state());
        bob.get(project.members()).then().statusCode(404);
        invite.acceptedBy(bob).then().statusCode(200);
    }

    @Test
    void lettersThatOnlyLookAlikeInLowerCaseAreOthers() {
        var kate = new Person(UUID.randomUUID().toString(), "Kate", "kate@example.org", true);
        var kelvin = new Person(UUID.randomUUID().toString(), "Kelvin", "\u212Aate@example.org", true);
        var invite = TestInvite.made(project, kate, "member");
        invite.acceptedBy(kelvin).then().statusCode(403);
        kelvin.get("/api/v1/me/invites").then().statusCode(200).body("", hasSize(0));
        invite.acceptedBy(kate).then().statusCode(200);
    }

    @Test
    void anAddressIsInvitedOnceAndNoMemberIs() {
        TestInvite.made(project, bob, "member");
        TestInvite.to(project, bob.email().toLowerCase(Locale.ROOT), "admin")
                .then()
                .statusCode(409)
                .body("error.code", equalTo("CONFLICT"));
        var carol = Person.withEmail("Carol");
        carol.report().then().statusCode(200);
        project.add(carol, "viewer").then().statusCode(201);
        TestInvite.to(project, carol.email(), "admin").then().statusCode(409);
        TestInvite.to(project, ann.email(), "admin").then().statusCode(409);
        ann.get(TestInvite.path(project)).then().body("role", equalTo(List.of("member")));
        TestInvite.made(TestProject.of(ann), bob, "member");
    }

    @Test
    void anAddressThatAMemberHasNotProvenMayBeInvited() {
        var eve = new Person(UUID.randomUUID().toString(), "Eve", bob.email(), false);
        eve.report().then().statusCode(200);
        project.add(eve, "viewer").then().statusCode(201);
        TestInvite.made(project, bob, "member").acceptedBy(bob).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"email\":\"bob@example.org\"}",
                "{\"email\":\"bob@example.org\",\"role\":\"owner\"}",
                "{\"email\":\"bob@example.org\",\"role\":\"king\"}",
                "{\"role\":\"member\"}",
                "{\"email\":\"\",\"role\":\"member\"}",
                "{\"email\":7,\"role\":\"member\"}",
                "{\"email\":\"bob\",\"role\":\"member\"}",
                "{\"email\":\"@example.org\",\"role\":\"member\"}",
                "{\"email\":\"a b@example.org\",\"role\":\"member\"}",
                "{\"email\":\"a@example.org, b@example.org\",\"role\":\"member\"}",
                "{\"email\":\"a@example.org\\r\\nBcc: b@example.org\",\"role\":\"member\"}",
                "{\"email\":\"<a@example.org>\",\"role\":\"member\"}",
                "{\"email\":\"a@example..org\",\"role\":\"member\"}",
                "[]",
                "not json"
            })
    void whatIsNoInviteIsRefused(String body) {
        ann.post(TestInvite.path(project), body).then().statusCode(400).body("error.code", equalTo("BAD_REQUEST"));
        ann.get(TestInvite.path(project)).then().body("", hasSize(0));
    }

    @Test
    void anAddressIsAtMost254CharactersLong() {
        var longest = "a".repeat(64) + "@" + ("b".repeat(62) + ".").repeat(2) + "c".repeat(62);
        TestInvite.to(project, longest, "member").then().statusCode(201);
        TestInvite.to(project, "a".repeat(255 - 12) + "@example.org", "member")
                .then()
                .statusCode(400);
    }

    @Test
    void whatIsUnknownIsNotFound() {
        var unknown = new TestProject(ProjectId.next(Clock.systemUTC()), ann.personalTeam(), ann);
        TestInvite.to(unknown, bob.email(), "member").then().statusCode(404);
        ann.get("/api/v1/projects/nonsense/invites").then().statusCode(404);
        ann.delete(TestInvite.path(project) + "/nonsense").then().statusCode(404);
        ann.delete(TestInvite.path(project) + "/" + project.id().value())
                .then()
                .statusCode(404)
                .body("error.message", equalTo("invite not found"));
        var elsewhere = TestInvite.made(TestProject.of(ann), bob, "member");
        elsewhere.cancelledBy(ann, project).then().statusCode(404);
        assertEquals("pending", elsewhere.state());
        new TestInvite(elsewhere.id(), elsewhere.id()).open().then().statusCode(404);
        new TestInvite(elsewhere.id(), elsewhere.id()).acceptedBy(bob).then().statusCode(404);
        new TestInvite(elsewhere.id(), "A".repeat(43)).acceptedBy(bob).then().statusCode(404);
        assertNull(project.roleOf(bob));
    }

    @Test
    void aProjectHasAtMostAHundredPendingInvites() {
        insert("pending", 99);
        TestInvite.made(project, bob, "member");
        TestInvite.to(project, "more@example.org", "member")
                .then()
                .statusCode(429)
                .header("Retry-After", "1")
                .body("error.code", equalTo("TOO_MANY_REQUESTS"));
        TestInvite.made(TestProject.of(ann), bob, "member");
    }

    @Test
    void aProjectMakesAtMostAThousandInvitesAnHour() {
        insert("cancelled", 999);
        TestInvite.made(project, bob, "member").cancelledBy(ann, project).then().statusCode(204);
        TestInvite.to(project, bob.email(), "member").then().statusCode(429);
        ServiceDatabase.value(
                "with aged as (update invite set created_at = now() - interval '61 minutes' where project_id = ?"
                        + " returning 1) select count(*) from aged",
                project.id().value());
        TestInvite.made(project, bob, "member");
    }

    private void insert(String state, int count) {
        assertEquals(
                (long) count,
                ServiceDatabase.value(
                        MANY, project.id().value(), state, ann.id().value(), count));
    }
}

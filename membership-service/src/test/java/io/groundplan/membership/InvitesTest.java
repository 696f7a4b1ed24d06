package io.groundplan.membership;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.testkit.json.JsonShape;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

/** What becomes of an invite to a project, on the workload surface. */
@QuarkusTest
class InvitesTest extends MembershipServiceTest {
    private static final String INVITE =
            """
            {"id": "", "project_id": "", "email": "", "role": "", "status": "",
            "invited_by": {"id": "", "name": ""}, "expires_at": "", "created_at": ""%s}
            """;

    private Person ann;
    private Person bob;
    private TestProject project;

    @BeforeEach
    void begin() {
        ann = Person.withEmail("Ann");
        bob = Person.withEmail("Bob");
        project = TestProject.of(ann);
    }

    @Test
    void theAnswerToAnInviteHasItsTokenThisOnce() {
        var answer = TestInvite.to(project, bob.email(), "member");
        answer.then()
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .body("project_id", equalTo(project.id().value().toString()))
                .body("email", equalTo(bob.email()))
                .body("role", equalTo("member"))
                .body("status", equalTo("pending"))
                .body("invited_by.id", equalTo(ann.id().value().toString()))
                .body("invited_by.name", equalTo("Ann"))
                .body("expires_at", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"))
                .body("token", matchesPattern("[A-Za-z0-9_-]{43}"));
        JsonShape.assertSameKeysAndTypes(INVITE.formatted(", \"token\": \"\""), answer.asString());
        var listed = ann.get(TestInvite.path(project));
        listed.then().statusCode(200).body("", hasSize(1)).body("[0].id", equalTo(answer.<String>path("id")));
        JsonShape.assertSameKeysAndTypes("[" + INVITE.formatted("") + "]", listed.asString());
        assertNotEquals(
                answer.<String>path("token"),
                TestInvite.to(project, "other@example.org", "viewer").<String>path("token"));
    }

    @Test
    void theMailedLinkHasTheSameToken() {
        var invite = TestInvite.made(project, bob, "member");
        assertEquals("http://localhost:8080/api/v1/invites/" + invite.token(), Tokens.linkMailedTo(bob));
    }

    @Test
    void anInviteLastsForSevenDays() {
        TestInvite.made(project, bob, "member");
        assertEquals(
                "7 days",
                ServiceDatabase.value(
                        "select (expires_at - created_at)::text from invite where project_id = ?",
                        project.id().value()));
    }

    @Test
    void theTokenShowsTheProjectWithoutALogin() {
        var invite = TestInvite.made(project, bob, "member");
        var opened = bob.get("/api/v1/invites/" + invite.token());
        opened.then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("id", equalTo(invite.id()))
                .body("project.id", equalTo(project.id().value().toString()))
                .body("project.name", equalTo("shop"))
                .body("project.display_name", equalTo("Shop"))
                .body("project.icon_path", equalTo("/uploads/projects/a.png"))
                .body("invited_by.name", equalTo("Ann"));
        JsonShape.assertSameKeysAndTypes(
                INVITE.formatted(
                        ", \"project\": {\"id\": \"\", \"name\": \"\", \"display_name\": \"\", \"icon_path\": \"\"}"),
                opened.asString());
        assertEquals(opened.asString(), invite.open().asString());
    }

    @Test
    void whoAcceptsIsAMemberAtOnceAndOnceOnly() {
        var invite = TestInvite.made(project, bob, "member");
        bob.get("/api/v1/me/invites").then().statusCode(200).body("id", equalTo(List.of(invite.id())));
        var accepted = invite.acceptedBy(bob);
        accepted.then()
                .statusCode(200)
                .body("project_id", equalTo(project.id().value().toString()))
                .body("user_id", equalTo(bob.id().value().toString()))
                .body("user.email", equalTo(bob.email()))
                .body("role", equalTo("member"));
        bob.get(project.members()).then().statusCode(200).body("role", equalTo(List.of("owner", "member")));
        var again = invite.acceptedBy(bob);
        again.then().statusCode(200).header("ETag", accepted.header("ETag"));
        assertEquals(accepted.asString(), again.asString());
        ann.get(project.members()).then().body("", hasSize(2));
    }

    @Test
    void anAcceptedInviteOpensNothingForAnybodyElse() {
        var invite = TestInvite.made(project, bob, "member");
        invite.acceptedBy(bob).then().statusCode(200);
        invite.open().then().statusCode(404).body("error.message", equalTo("invite not found"));
        invite.acceptedBy(Person.withEmail("Eve")).then().statusCode(404);
        invite.cancelledBy(ann, project).then().statusCode(404);
        ann.get(TestInvite.path(project)).then().statusCode(200).body("", hasSize(0));
        bob.get("/api/v1/me/invites").then().statusCode(200).body("", hasSize(0));
        assertEquals("accepted", invite.state());
    }

    @Test
    void whoWasRemovedDoesNotComeBackByAnOldInvite() {
        var invite = TestInvite.made(project, bob, "member");
        invite.acceptedBy(bob).then().statusCode(200);
        ann.delete(project.member(bob)).then().statusCode(204);
        invite.acceptedBy(bob).then().statusCode(404);
        bob.get(project.members()).then().statusCode(404);
        TestInvite.made(project, bob, "viewer").acceptedBy(bob).then().statusCode(200);
    }

    @Test
    void whoIsAMemberByThenKeepsTheStrongerRole() {
        var promoted = TestInvite.made(project, bob, "admin");
        project.add(known(bob), "viewer").then().statusCode(201);
        promoted.acceptedBy(bob).then().statusCode(200).body("role", equalTo("admin"));
        assertEquals("admin", project.roleOf(bob));

        var carol = Person.withEmail("Carol");
        var weaker = TestInvite.made(project, carol, "viewer");
        project.add(known(carol), "member").then().statusCode(201);
        weaker.acceptedBy(carol).then().statusCode(200).body("role", equalTo("member"));

        var dan = Person.withEmail("Dan");
        var late = TestInvite.made(project, dan, "viewer");
        project.add(known(dan), "member").then().statusCode(201);
        project.transferredBy(ann, dan).then().statusCode(200);
        late.acceptedBy(dan).then().statusCode(200).body("role", equalTo("owner"));
        assertEquals("accepted", late.state());
    }

    @Test
    void aCancelledInviteIsGoneAndTheAddressFree() {
        var invite = TestInvite.made(project, bob, "member");
        ann.call("DELETE", TestInvite.path(project) + "/" + invite.id(), null, Map.of("If-Match", "\"7\""))
                .then()
                .statusCode(412);
        invite.cancelledBy(ann, project).then().statusCode(204);
        invite.cancelledBy(ann, project).then().statusCode(404);
        invite.open().then().statusCode(404);
        invite.acceptedBy(bob).then().statusCode(404);
        bob.get("/api/v1/me/invites").then().body("", hasSize(0));
        bob.get(project.members()).then().statusCode(404);
        TestInvite.made(project, bob, "viewer").acceptedBy(bob).then().statusCode(200);
    }

    @Test
    void anExpiredInviteIsGoneAndTheAddressFree() {
        var invite = TestInvite.made(project, bob, "member");
        invite.expire();
        invite.open().then().statusCode(404);
        invite.acceptedBy(bob).then().statusCode(404);
        invite.cancelledBy(ann, project).then().statusCode(404);
        ann.get(TestInvite.path(project)).then().statusCode(200).body("", hasSize(0));
        bob.get("/api/v1/me/invites").then().body("", hasSize(0));
        var next = TestInvite.made(project, bob, "viewer");
        assertEquals("expired", invite.state());
        next.acceptedBy(bob).then().statusCode(200).body("role", equalTo("viewer"));
    }

    @Test
    void theAddressMayBeWrittenInAnyCase() {
        var answer = TestInvite.to(project, bob.email().toUpperCase(Locale.ROOT), "member");
        answer.then().statusCode(201);
        bob.get("/api/v1/me/invites").then().body("", hasSize(1));
        TestInvite.of(answer).acceptedBy(bob).then().statusCode(200);
    }

    @Test
    void invitesArePagedNewestFirst() {
        for (var name : List.of("a", "b", "c")) {
            TestInvite.to(project, name + "." + bob.email(), "member").then().statusCode(201);
        }
        var page = ann.get(TestInvite.path(project) + "?limit=2");
        page.then().statusCode(200).body("", hasSize(2));
        var rest = ann.get(page.header("Link").replaceAll("<(.*)>.*", "$1"));
        rest.then().statusCode(200).body("", hasSize(1)).header("Link", (String) null);
        var all = ann.get(TestInvite.path(project));
        assertEquals(all.<List<String>>path("id").subList(0, 2), page.<List<String>>path("id"));
        assertEquals(all.<String>path("[2].id"), rest.<String>path("[0].id"));
        ann.get(TestInvite.path(project) + "?limit=0").then().statusCode(400);
        ann.get(TestInvite.path(project) + "?cursor=x").then().statusCode(400);
        ann.get("/api/v1/me/invites?limit=1001").then().statusCode(400);
    }

    @Test
    void invitesOfAllProjectsWaitForAPersonPageByPage() {
        var first = TestInvite.made(project, bob, "member");
        var second = TestInvite.made(TestProject.of(ann), bob, "viewer");
        var page = bob.get("/api/v1/me/invites?limit=1");
        page.then().statusCode(200).body("", hasSize(1));
        var rest = bob.get(page.header("Link").replaceAll("<(.*)>.*", "$1"));
        assertEquals(
                List.of(first.id(), second.id()).stream().sorted().toList(),
                List.of(page.<String>path("[0].id"), rest.<String>path("[0].id")).stream()
                        .sorted()
                        .toList());
        bob.unverified().get("/api/v1/me/invites").then().statusCode(200).body("", hasSize(0));
    }

    @Test
    void theSameKeyInvitesOnceAndShowsTheTokenAgainFromAnEncryptedAnswer() {
        var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        var body = TestInvite.body(bob.email(), "member");
        var first = ann.call("POST", TestInvite.path(project), body, key);
        first.then().statusCode(201);
        var second = ann.call("POST", TestInvite.path(project), body, key);
        second.then().statusCode(201).header("Idempotency-Replayed", "true");
        assertEquals(first.asString(), second.asString());
        ann.call("POST", TestInvite.path(project), body.replace("member", "viewer"), key)
                .then()
                .statusCode(422);
        var kept = (String)
                ServiceDatabase.value("select body from idempotency_key where key = ?", key.get("Idempotency-Key"));
        assertFalse(kept.contains(first.path("token")));
        var accept = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        var invite = TestInvite.of(first);
        var accepted = invite.acceptedBy(bob, accept);
        accepted.then().statusCode(200);
        invite.acceptedBy(bob, accept).then().statusCode(200).header("Idempotency-Replayed", "true");
    }

    @Test
    void withoutProjectServiceEverythingWorksButOpening() {
        var invite = TestInvite.made(project, bob, "member");
        FakeProjects.away(true);
        try {
            invite.open().then().statusCode(503).body("error.code", equalTo("SERVICE_UNAVAILABLE"));
            TestInvite.to(project, "other@example.org", "member").then().statusCode(201);
            invite.acceptedBy(bob).then().statusCode(200);
        } finally {
            FakeProjects.away(false);
        }
    }

    private static Person known(Person person) {
        person.report().then().statusCode(200);
        return person;
    }
}

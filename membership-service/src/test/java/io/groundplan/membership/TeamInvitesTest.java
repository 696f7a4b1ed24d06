package io.groundplan.membership;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.groundplan.contracts.event.EventJson;
import io.groundplan.contracts.event.MembershipEvent.InviteAccepted;
import io.groundplan.contracts.event.Topics;
import io.groundplan.contracts.id.InviteId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.testkit.json.JsonShape;
import io.groundplan.testkit.kafka.KafkaTap;
import io.groundplan.testkit.quarkus.TestServers;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** Invites to teams, on the platform surface. */
@QuarkusTest
class TeamInvitesTest extends MembershipServiceTest {
    private static final String TEAMS = "/api/v1/platform/teams";

    private Person ann;
    private Person bob;
    private TeamId team;
    private String path;

    @BeforeEach
    void begin() {
        ann = Person.withEmail("Ann");
        bob = Person.withEmail("Bob");
        team = TeamId.parse(ann.post(TEAMS, "{\"name\":\"Ops\"}").path("team.id"))
                .orElseThrow();
        path = TEAMS + "/" + team.text();
    }

    @Test
    void whoAcceptsIsInTheTeamAtOnceAndOnceOnly() {
        var made = invite(ann, bob, "admin");
        made.then().statusCode(201).body("invite.email", equalTo(bob.email())).body("invite.role", equalTo("admin"));
        JsonShape.assertSameKeysAndTypes(
                "{\"success\": true, \"invite\": {\"id\": \"\", \"email\": \"\", \"role\": \"\", \"expiresAt\": \"\"}}",
                made.asString());
        ann.get(path + "/invites")
                .then()
                .statusCode(200)
                .body("invites", hasSize(1))
                .body("invites[0].id", equalTo(made.<String>path("invite.id")));
        var accepted = accept(bob, made.path("invite.id"));
        accepted.then()
                .statusCode(200)
                .body("teamId", equalTo(team.text()))
                .body("member.userId", equalTo(bob.id().text()))
                .body("member.email", equalTo(bob.email()))
                .body("member.role", equalTo("admin"));
        assertEquals(accepted.asString(), accept(bob, made.path("invite.id")).asString());
        bob.get(path + "/members").then().statusCode(200).body("members.name", equalTo(List.of("Bob", "Ann")));
        ann.get(path + "/invites").then().body("invites", hasSize(0));
        accept(Person.withEmail("Eve"), made.path("invite.id")).then().statusCode(404);
        cancel(ann, made.path("invite.id")).then().statusCode(404);
    }

    @Test
    void theRoleIsMemberUnlessAnotherIsGiven() {
        var answer = ann.post(path + "/invite", "{\"email\":\"" + bob.email() + "\"}");
        answer.then().statusCode(201).body("invite.role", equalTo("member"));
        accept(bob, answer.path("invite.id")).then().statusCode(200).body("member.role", equalTo("member"));
    }

    @Test
    void theMailedTokenIsAsGoodAsTheId() {
        invite(ann, bob, "viewer").then().statusCode(201);
        var token = Tokens.mailedTo(bob);
        accept(Person.withEmail("Eve"), token).then().statusCode(403);
        accept(bob, token).then().statusCode(200).body("member.role", equalTo("viewer"));
        accept(bob, "A".repeat(43)).then().statusCode(404);
    }

    @Test
    void aTeamsTokenOpensNoProject() {
        var id = invite(ann, bob, "viewer").<String>path("invite.id");
        var invite = new TestInvite(id, Tokens.mailedTo(bob));
        invite.open().then().statusCode(404);
        invite.acceptedBy(bob).then().statusCode(404);
        bob.get("/api/v1/me/invites").then().statusCode(200).body("", hasSize(0));
        var project = TestInvite.made(TestProject.of(ann), bob, "member");
        accept(bob, project.token()).then().statusCode(404);
        accept(bob, project.id()).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "owner, viewer, 201, 200",
        "owner, owner, 201, 200",
        "admin, admin, 201, 200",
        "admin, owner, 403, 200",
        "member, viewer, 403, 403",
        "viewer, viewer, 403, 403",
        ", viewer, 403, 403"
    })
    void adminsInviteUpToAdminsAndOwnersEverybody(String callers, String role, int create, int list) {
        var caller = Person.known("Caller");
        if (callers != null) {
            ServiceDatabase.joins(caller, team, callers);
        }
        invite(caller, bob, role).then().statusCode(create);
        caller.get(path + "/invites").then().statusCode(list);
        ann.get(path + "/invites").then().body("invites", hasSize(create == 201 ? 1 : 0));
    }

    @ParameterizedTest
    @CsvSource({"owner, owner, 200", "admin, admin, 200", "admin, owner, 403", "member, viewer, 403", ", viewer, 403"})
    void whoCouldHaveInvitedCancels(String callers, String role, int status) {
        var caller = Person.known("Caller");
        if (callers != null) {
            ServiceDatabase.joins(caller, team, callers);
        }
        var id = invite(ann, bob, role).<String>path("invite.id");
        cancel(caller, id).then().statusCode(status);
        accept(bob, id).then().statusCode(status == 200 ? 404 : 200);
    }

    @Test
    void onlyWhoHasProvenTheAddressAccepts() {
        var id = invite(ann, bob, "member").<String>path("invite.id");
        accept(Person.withEmail("Eve"), id).then().statusCode(403).body("error.code", equalTo("FORBIDDEN"));
        accept(bob.unverified(), id).then().statusCode(403);
        bob.get(path).then().statusCode(403);
        accept(bob, id).then().statusCode(200);
    }

    @Test
    void whatIsRefusedChangesNothing() {
        invite(ann, bob, "member").then().statusCode(201);
        invite(ann, bob, "admin").then().statusCode(409).body("error.code", equalTo("CONFLICT"));
        invite(ann, ann, "admin").then().statusCode(409);
        ann.post(path + "/invite", "{\"email\":\"nobody\"}")
                .then()
                .statusCode(400)
                .body("error.details[0].field", equalTo("email"));
        ann.post(path + "/invite", TestInvite.body("x@example.org", "king"))
                .then()
                .statusCode(400);
        ann.post(TEAMS + "/" + ann.personalTeam().text() + "/invite", TestInvite.body(bob.email(), "member"))
                .then()
                .statusCode(409);
        ann.post(TEAMS + "/team_00000000000000000000/invite", TestInvite.body(bob.email(), "member"))
                .then()
                .statusCode(404)
                .body("error.code", equalTo("TEAM_NOT_FOUND"));
        ann.get(TEAMS + "/team_00000000000000000000/invites").then().statusCode(404);
        cancel(ann, "nonsense").then().statusCode(404).body("error.code", equalTo("NOT_FOUND"));
        accept(ann, "nonsense").then().statusCode(404);
        ann.get(path + "/invites?limit=0").then().statusCode(400);
        ann.get(path + "/invites").then().body("invites.role", equalTo(List.of("member")));
    }

    @Test
    void whoIsInTheTeamByThenKeepsTheStrongerRole() {
        var promoted = invite(ann, bob, "admin").<String>path("invite.id");
        ServiceDatabase.joins(bob, team, "viewer");
        accept(bob, promoted).then().statusCode(200).body("member.role", equalTo("admin"));
        var carol = Person.withEmail("Carol");
        var weaker = invite(ann, carol, "viewer").<String>path("invite.id");
        ServiceDatabase.joins(carol, team, "owner");
        accept(carol, weaker).then().statusCode(200).body("member.role", equalTo("owner"));
    }

    @Test
    void invitesEndWithTheirTeam() {
        var id = invite(ann, bob, "member").<String>path("invite.id");
        ann.delete(path).then().statusCode(200);
        accept(bob, id).then().statusCode(404).body("error.code", equalTo("NOT_FOUND"));
        assertEquals(0L, ServiceDatabase.value("select count(*) from mail_outbox where invite_id = ?", uuid(id)));
    }

    @Test
    void theSameKeyInvitesAndAcceptsOnceAndBothAreTold() {
        var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        var body = TestInvite.body(bob.email(), "viewer");
        var first = ann.call("POST", path + "/invite", body, key);
        first.then().statusCode(201);
        var second = ann.call("POST", path + "/invite", body, key);
        second.then().statusCode(201).header("Idempotency-Replayed", "true");
        assertEquals(first.asString(), second.asString());
        var id = first.<String>path("invite.id");
        accept(bob, id).then().statusCode(200);
        try (var tap = KafkaTap.open(TestServers.kafka().bootstrapServers(), Topics.MEMBERSHIP)) {
            var told = tap.await(event -> event.key().equals(team.value().toString()), 5);
            assertEquals(
                    List.of(
                            "team.created 1",
                            "team_member.added 2",
                            "invite.created 1",
                            "team_member.added 3",
                            "invite.accepted 2"),
                    told.stream()
                            .map(event -> event.type().replaceAll("io.groundplan.|.v1", "") + " "
                                    + event.headers().get("ce_sequence"))
                            .toList());
            assertEquals(
                    new InviteAccepted(
                            null,
                            team.value(),
                            uuid(id),
                            bob.email(),
                            "viewer",
                            bob.id().value()),
                    EventJson.read(told.get(4).value(), InviteAccepted.class));
        }
    }

    @Test
    void ofManyAtOnceOneIsFirst() {
        var made = AtOnce.times(10, i -> invite(ann, bob, "member"));
        assertEquals(
                1, made.stream().filter(answer -> answer.statusCode() == 201).count());
        assertEquals(
                9, made.stream().filter(answer -> answer.statusCode() == 409).count());
        var id = ann.get(path + "/invites").<String>path("invites[0].id");
        var accepted = AtOnce.times(10, i -> accept(bob, id));
        assertEquals(
                List.of(200),
                accepted.stream().map(Response::statusCode).distinct().toList());
        ann.get(path + "/members").then().body("members", hasSize(2));
    }

    private Response invite(Person caller, Person invited, String role) {
        return caller.post(path + "/invite", TestInvite.body(invited.email(), role));
    }

    private static Response accept(Person person, String id) {
        return person.call("POST", TEAMS + "/invites/" + id + "/accept", null, Map.of());
    }

    private static Response cancel(Person person, String id) {
        return person.delete(TEAMS + "/invites/" + id);
    }

    private static UUID uuid(String id) {
        return InviteId.parse(id).orElseThrow().value();
    }
}

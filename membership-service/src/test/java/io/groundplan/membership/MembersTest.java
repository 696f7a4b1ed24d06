package io.groundplan.membership;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.testkit.json.JsonShape;
import io.groundplan.testkit.kafka.KafkaTap;
import io.groundplan.testkit.kafka.TappedRecord;
import io.groundplan.testkit.quarkus.TestServers;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
class MembersTest extends MembershipServiceTest {
    private static KafkaTap told;

    private Person ann;
    private Person bob;
    private TestProject project;

    @BeforeEach
    void begin() {
        ann = Person.known("Ann");
        bob = Person.known("Bob");
        project = TestProject.of(ann);
    }

    @BeforeAll
    static void listen() {
        told = KafkaTap.open(TestServers.kafka().bootstrapServers(), "groundplan.membership.v1");
    }

    @AfterAll
    static void stopListening() {
        told.close();
    }

    @Test
    void whoIsAddedToANewProjectIsListedBehindItsOwnerWithoutWaiting() {
        var added = project.add(bob, "viewer");
        added.then()
                .statusCode(201)
                .body("project_id", equalTo(project.id().value().toString()))
                .body("user_id", equalTo(bob.id().value().toString()))
                .body("user.name", equalTo("Bob"))
                .body("role", equalTo("viewer"));
        JsonShape.assertSameKeysAndTypes(
                """
                {"id": "", "project_id": "", "user_id": "", "role": "",
                "user": {"id": "", "email": "", "name": "", "avatar_url": null}, "created_at": "", "updated_at": ""}
                """,
                added.asString());
        var listed = bob.get(project.members());
        listed.then().statusCode(200).body("role", equalTo(List.of("owner", "viewer")));
        assertEquals(added.jsonPath().getMap(""), listed.jsonPath().getMap("[1]"));
        assertEquals(List.of("1", "2"), sequences(2));
    }

    @ParameterizedTest
    @CsvSource({
        "owner, 201, 200, 204",
        "admin, 201, 200, 204",
        "member, 403, 403, 403",
        "viewer, 403, 403, 403",
        ", 404, 404, 404"
    })
    void adminsChangeMembersAndNobodyElse(String role, int add, int change, int remove) {
        project.add(bob, "viewer");
        var caller = role == null ? Person.known("Stranger") : role.equals("owner") ? ann : Person.known("Caller");
        if (role != null && caller != ann) {
            project.add(caller, role).then().statusCode(201);
        }
        project.addedBy(caller, Person.known("Carol"), "admin").then().statusCode(add);
        caller.put(project.member(bob), "{\"role\":\"member\"}").then().statusCode(change);
        caller.delete(project.member(bob)).then().statusCode(remove);
        caller.get(project.members()).then().statusCode(role == null ? 404 : 200);
        assertEquals(remove == 204 ? null : "viewer", project.roleOf(bob));
    }

    @Test
    void peopleOfTheTeamHaveTheirRoleInItsProjectsAndAreNotListed() {
        var team = TeamId.parse(
                        ann.post("/api/v1/platform/teams", "{\"name\":\"Ops\"}").path("team.id"))
                .orElseThrow();
        Joining.of(bob, team, "admin");
        var shared = TestProject.in(team, ann);
        shared.addedBy(bob, Person.known("Carol"), "member").then().statusCode(201);
        bob.get(shared.members()).then().statusCode(200).body("role", equalTo(List.of("owner", "member")));
    }

    @Test
    void onlyKnownPeopleGetOneOfTheRolesThatCanBeGiven() {
        project.add(Person.named("Nobody"), "member")
                .then()
                .statusCode(404)
                .body("error.message", equalTo("user not found"));
        project.add(bob, "owner").then().statusCode(400).body("error.code", equalTo("BAD_REQUEST"));
        project.add(bob, "king").then().statusCode(400);
        ann.post(project.members(), "{\"role\":\"member\"}").then().statusCode(400);
        ann.post(project.members(), "{\"user_id\":\"nonsense\",\"role\":\"member\"}")
                .then()
                .statusCode(404);
        project.add(bob, "member").then().statusCode(201);
        project.add(bob, "viewer").then().statusCode(409);
        project.add(ann, "viewer").then().statusCode(409);
        ann.get(project.members()).then().body("role", equalTo(List.of("owner", "member")));
    }

    @Test
    void aRoleIsChangedOnceAndOnlyFromTheVersionThatWasSeen() {
        var seen = project.add(bob, "viewer").header("ETag");
        var changed = ann.put(project.member(bob), "{\"role\":\"admin\"}");
        changed.then().statusCode(200).body("role", equalTo("admin"));
        assertNotEquals(seen, changed.header("ETag"));
        ann.put(project.member(bob), "{\"role\":\"admin\"}")
                .then()
                .statusCode(200)
                .header("ETag", changed.header("ETag"));
        ann.call("PUT", project.member(bob), "{\"role\":\"viewer\"}", Map.of("If-Match", seen))
                .then()
                .statusCode(412);
        ann.call("DELETE", project.member(bob), null, Map.of("If-Match", seen))
                .then()
                .statusCode(412);
        assertEquals("admin", project.roleOf(bob));
        assertEquals(List.of("1", "2", "3"), sequences(3));
    }

    @Test
    void theOwnerIsNeitherChangedNorRemoved() {
        project.add(bob, "admin");
        bob.put(project.member(ann), "{\"role\":\"viewer\"}").then().statusCode(409);
        bob.delete(project.member(ann)).then().statusCode(409);
        ann.delete(project.member(ann)).then().statusCode(409);
        assertEquals("owner", project.roleOf(ann));
    }

    @Test
    void aMemberMayLeaveAndIsAStrangerThenUntilAddedAgain() {
        var first = project.add(bob, "viewer");
        bob.delete(project.member(bob)).then().statusCode(204);
        bob.get(project.members()).then().statusCode(404);
        bob.delete(project.member(bob)).then().statusCode(404);
        ann.delete(project.member(bob)).then().statusCode(404);
        project.add(bob, "member").then().statusCode(201).body("id", equalTo(first.path("id")));
        assertEquals(List.of("1", "2", "3", "4"), sequences(4));
        assertEquals(
                List.of("member.added", "member.added", "member.removed", "member.added"),
                told().stream()
                        .map(event -> event.type().replaceAll("io.groundplan.|.v1", ""))
                        .toList());
    }

    @Test
    void membersArePagedAndAPageGoesOnBehindSomebodyWhoLeft() {
        var people = List.of("Bea", "Cid", "Dan").stream().map(Person::known).toList();
        people.forEach(person -> project.add(person, "viewer").then().statusCode(201));
        var page = ann.get(project.members() + "?limit=2");
        page.then().statusCode(200).body("user.name", equalTo(List.of("Ann", "Bea")));
        var next = page.header("Link").replaceAll("<(.*)>.*", "$1");
        people.get(0).delete(project.member(people.get(0)));
        ann.get(next)
                .then()
                .statusCode(200)
                .body("user.name", equalTo(List.of("Cid", "Dan")))
                .header("Link", (String) null);
        ann.get(project.members() + "?limit=0").then().statusCode(400);
        ann.get(project.members() + "?cursor=x").then().statusCode(400);
        ann.get(project.members() + "?cursor=" + cursorOfAnotherList())
                .then()
                .statusCode(200)
                .body("", hasSize(0));
    }

    @Test
    void anUnknownProjectIsLookedUpBeforeItIsNotFound() {
        var unknown = new TestProject(ProjectId.next(Clock.systemUTC()), ann.personalTeam(), ann);
        ann.get(unknown.members()).then().statusCode(404).body("error.message", equalTo("project not found"));
        assertTrue(FakeProjects.wasAskedFor(unknown.id()));
        ann.get("/api/v1/projects/" + UUID.randomUUID() + "/members").then().statusCode(404);
        FakeProjects.away(true);
        try {
            ann.get(unknown.members()).then().statusCode(503).body("error.code", equalTo("SERVICE_UNAVAILABLE"));
        } finally {
            FakeProjects.away(false);
        }
    }

    @Test
    void aKnownProjectNeedsNobodyElse() {
        project.add(bob, "viewer");
        FakeProjects.away(true);
        try {
            ann.put(project.member(bob), "{\"role\":\"member\"}").then().statusCode(200);
            bob.get(project.members()).then().statusCode(200);
        } finally {
            FakeProjects.away(false);
        }
    }

    @Test
    void theSameKeyAddsOnce() {
        var body = "{\"user_id\":\"" + bob.id().text() + "\",\"role\":\"viewer\"}";
        var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        var first = ann.call("POST", project.members(), body, key);
        first.then().statusCode(201);
        ann.call("POST", project.members(), body, key)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("id", equalTo(first.path("id")));
        ann.call("POST", project.members(), body.replace("viewer", "admin"), key)
                .then()
                .statusCode(422);
        assertEquals("viewer", project.roleOf(bob));
    }

    @Test
    void meIsTheCallerWithAllTheirTeams() {
        ann.post("/api/v1/platform/teams", "{\"name\":\"Ops\"}").then().statusCode(201);
        ann.get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("id", equalTo(ann.id().value().toString()))
                .body("email", equalTo("person@example.com"))
                .body("teams.name", equalTo(List.of("Ops", "Ann's team")))
                .body("teams.role", equalTo(List.of("owner", "owner")));
        Person.named("New").get("/api/v1/me").then().statusCode(200).body("teams.name", equalTo(List.of("New's team")));
    }

    private String cursorOfAnotherList() {
        return new io.groundplan.runtime.paging.Cursor(project.id().value()).text();
    }

    private List<String> sequences(int count) {
        told.await(this::isAboutTheProject, count);
        return told().stream().map(event -> event.headers().get("ce_sequence")).toList();
    }

    private List<TappedRecord> told() {
        return told.records(this::isAboutTheProject);
    }

    private boolean isAboutTheProject(TappedRecord event) {
        return event.key().equals(project.id().value().toString());
    }
}

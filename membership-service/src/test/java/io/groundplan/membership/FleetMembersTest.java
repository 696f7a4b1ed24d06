package io.groundplan.membership;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.groundplan.contracts.id.MemberId;
import io.groundplan.testkit.json.JsonShape;
import io.groundplan.testkit.race.AtOnce;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.Door;

import static io.groundplan.testkit.surface.Refusals.assertNothingChanges;
import static io.groundplan.testkit.surface.Refusals.assertRefused;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

/** Members of a project on the fleet surface. */
@QuarkusTest
class FleetMembersTest extends MembershipServiceTest {
    private static final String ALL = "create:* read:* update:* delete:*";

    private Client ann;
    private PeopledProject project;

    @BeforeEach
    void begin() {
        ann = PeopledProject.known("Ann").at(Door.FLEET);
        project = PeopledProject.of(ann);
    }

    @Test
    void theCreatorAndTheMembersAreListedNewestFirst() {
        project.with("admin");
        project.with("member");
        var viewer = project.with("viewer").at(Door.FLEET);
        var listed = viewer.get(project.fleetMembers());
        listed.then()
                .statusCode(200)
                .body("user.name", is(List.of("viewer", "member", "admin", "Ann")))
                .body("roles", is(List.of(List.of(), List.of(), List.of("admin"), List.of("creator"))))
                .body("projectID[0]", is(project.id().value().toString()))
                .body("userID[0]", is(viewer.user().value().toString()))
                .body("user[0].email", is(viewer.email()))
                .body("id[0]", is(project.memberId(viewer).value().toString()));
        assertEquals(
                List.of("read:*", "create:* read:*", ALL, ALL),
                listed.jsonPath().<List<String>>getList("permissions").stream()
                        .map(permissions -> String.join(" ", permissions))
                        .toList());
        JsonShape.assertSameKeysAndTypes(
                """
                [{"id": "", "userID": "", "projectID": "", "roles": [""], "permissions": [""],
                "createdAt": "2025-01-22T21:00:39.147Z",
                "user": {"id": "", "email": "", "name": "", "createdAt": "", "updatedAt": ""}}]
                """,
                listed.asString());
    }

    @Test
    void peopleOfTheTeamReadTheListWithoutBeingInIt() {
        var team = PeopledProject.teamOf(ann);
        var shared = PeopledProject.in(team, ann);
        var bob = PeopledProject.known("Bob").at(Door.FLEET);
        Joining.of(bob.user(), team, "viewer");
        bob.get(shared.fleetMembers()).then().statusCode(200).body("user.name", is(List.of("Ann")));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"read:*\"', viewer",
        "'\"create:*\"', member",
        "'\"read:*\",\"create:*\"', member",
        "'\"update:*\"', admin",
        "'\"delete:*\",\"read:*\"', admin",
        "'', admin"
    })
    void permissionsBecomeTheSmallestRoleThatHoldsThem(String permissions, String role) {
        var bob = project.with("viewer");
        var seen = ann.get(project.fleetMembers()).path("[0].id");
        patch(ann, bob, "{\"permissions\":[" + permissions + "]}").then().statusCode(204);
        assertEquals(role, project.roleOf(bob));
        ann.get(project.fleetMembers()).then().body("[0].id", is(seen));
    }

    @Test
    void namingNoPermissionsChangesNothing() {
        var bob = project.with("member");
        var tag = patch(ann, bob, "{\"permissions\":[\"create:*\"]}").header("ETag");
        assertNotNull(tag);
        assertNothingChanges(() -> {
            for (var body : List.of("{}", "{\"permissions\":null}", "{\"permissions\":[\"create:*\",\"read:*\"]}")) {
                patch(ann, bob, body).then().statusCode(204).header("ETag", is(tag));
            }
        });
        var changed = patch(ann, bob, "{\"permissions\":[]}");
        assertNotEquals(tag, changed.header("ETag"));
        assertEquals(List.of("member.added", "member.added", "member.role_changed"), MemberEvents.typesOf(project, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"write:*\"]", "[null]", "[\"READ:*\"]", "[\"\"]", "\"read:*\"", "7", "{}", "[[]]"})
    void whatIsNoPermissionIsRefused(String permissions) {
        var bob = project.with("member");
        assertNothingChanges(
                () -> assertRefused(Door.FLEET, 400, patch(ann, bob, "{\"permissions\":" + permissions + "}")));
    }

    @Test
    void theCreatorIsNeitherChangedNorDeleted() {
        var bob = project.with("admin").at(Door.FLEET);
        assertNothingChanges(() -> Stream.of(ann, bob).forEach(person -> {
            patch(person, ann, "{\"permissions\":[\"read:*\"]}")
                    .then()
                    .statusCode(409)
                    .body("error", is("the creator changes by a transfer only"));
            person.delete(project.fleetMember(ann))
                    .then()
                    .statusCode(409)
                    .body("error", is("cannot delete last creator"));
        }));
    }

    @Test
    void whoHasNoPartInTheProjectLearnsNothingOfItsMembers() {
        var bob = project.with("member");
        var stranger = PeopledProject.known("Stranger").at(Door.FLEET);
        assertNothingChanges(() -> {
            var unknown = stranger.delete("/v1/members/" + MemberId.next(Clock.systemUTC()));
            unknown.then().statusCode(404).body("error", is("member not found"));
            for (var refused : List.of(
                    stranger.delete(project.fleetMember(bob)),
                    stranger.delete("/v1/members/nonsense"),
                    patch(stranger, bob, "{}"),
                    patch(stranger, bob, "{\"permissions\":[]}"))) {
                refused.then().statusCode(404);
                assertEquals(unknown.asString(), refused.asString());
            }
            stranger.get(project.fleetMembers()).then().statusCode(404).body("error", is("project not found"));
        });
    }

    @Test
    void whoIsNoAdminChangesNobodyAndMayLeave() {
        var bob = project.with("viewer");
        for (var role : List.of("member", "viewer")) {
            var person = project.with(role).at(Door.FLEET);
            assertNothingChanges(() -> {
                assertRefused(Door.FLEET, 403, patch(person, bob, "{\"permissions\":[]}"));
                assertRefused(Door.FLEET, 403, patch(person, person, "{\"permissions\":[]}"));
                assertRefused(Door.FLEET, 403, person.delete(project.fleetMember(bob)));
            });
            person.delete(project.fleetMember(person)).then().statusCode(200).body("deleted", is(true));
            assertNull(project.roleOf(person));
            assertRefused(Door.FLEET, 404, ann.delete(project.fleetMember(person)));
        }
    }

    @Test
    void aPageGoesOnBehindAMemberOrBehindWhoWasOne() {
        var people = Stream.of("viewer", "member", "admin").map(project::with).toList();
        var first = ann.get(project.fleetMembers() + "?last=2");
        first.then().statusCode(200).body("user.name", is(List.of("admin", "member")));
        var next = Door.FLEET.documented(first.header("Link").replaceAll("<(.*)>; rel=\"next\"", "$1"));
        ann.get(project.fleetMembers() + "?before=" + project.memberId(people.get(1)))
                .then()
                .statusCode(200)
                .body("user.name", is(List.of("viewer", "Ann")));
        ann.delete(project.fleetMember(people.get(1))).then().statusCode(200);
        ann.get(next).then().statusCode(200).body("user.name", is(List.of("viewer", "Ann")));
        var elsewhere = PeopledProject.of(ann).memberId(ann);
        for (var wrong : List.of(
                "last=0", "last=1001", "last=x", "before=x", "before=" + elsewhere, "before=" + UUID.randomUUID())) {
            assertRefused(Door.FLEET, 400, ann.get(project.fleetMembers() + "?" + wrong));
        }
        assertRefused(Door.FLEET, 400, ann.get(project.fleetMembers() + "?before=" + project.memberId(people.get(1))));
    }

    @Test
    void ofTwoAdminsWhoDeleteEachOtherOneStays() {
        for (int round = 0; round < 5; round++) {
            var shared = PeopledProject.of(ann);
            var admins = List.of(
                    shared.with("admin").at(Door.FLEET), shared.with("admin").at(Door.FLEET));
            var answers = AtOnce.times(2, i -> admins.get(i)
                    .delete(shared.fleetMember(admins.get(1 - i)))
                    .statusCode());
            assertEquals(List.of(200, 404), answers.stream().sorted().toList());
            assertEquals(2, shared.members().size());
        }
    }

    @Test
    void programsAreNoMembers() {
        ann.get(project.fleetMembers()).then().statusCode(200);
        var programs = List.of(
                Client.withKey("gp_live_a_b").at(Door.FLEET),
                Client.withHeader("X-Project-Token", "a.b").at(Door.FLEET));
        assertNothingChanges(() -> programs.forEach(program -> {
            assertRefused(Door.FLEET, 401, program.get(project.fleetMembers()));
            assertRefused(Door.FLEET, 401, program.delete(project.fleetMember(ann)));
        }));
    }

    private Response patch(Client caller, Client member, String json) {
        return caller.patch(project.fleetMember(member), json);
    }
}

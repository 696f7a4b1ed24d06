package io.groundplan.membership;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.testkit.json.JsonShape;
import io.groundplan.testkit.race.AtOnce;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.Door;
import io.groundplan.testkit.token.TokenRequest;

import static io.groundplan.testkit.surface.Refusals.assertNothingChanges;
import static io.groundplan.testkit.surface.Refusals.assertRefused;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The team of a project on the studio surface. */
@QuarkusTest
class StudioTeamTest extends MembershipServiceTest {
    private Client ann;
    private Client bob;
    private PeopledProject project;

    @BeforeEach
    void begin() {
        ann = PeopledProject.known("Ann").at(Door.STUDIO);
        bob = PeopledProject.known("Bob").at(Door.STUDIO);
        project = PeopledProject.of(ann);
    }

    @Test
    void theTeamIsEveryoneButTheManagerInTheOrderInWhichTheyCame() {
        var carol = PeopledProject.known("Carol").at(Door.STUDIO);
        ann.get(project.studioTeam()).then().statusCode(200).body("", is(List.of()));
        var added = add(ann, bob);
        added.then()
                .statusCode(201)
                .body("_id", equalTo(bob.user().hex()))
                .body("name", equalTo("Bob"))
                .body("email", equalTo(bob.email()));
        add(ann, carol).then().statusCode(201);
        var listed = carol.get(project.studioTeam());
        listed.then().statusCode(200).body("name", is(List.of("Bob", "Carol")));
        assertEquals(added.jsonPath().getMap(""), listed.jsonPath().getMap("[0]"));
        JsonShape.assertSameKeysAndTypes("[{\"_id\":\"\",\"email\":\"\",\"name\":\"\"}]", listed.asString());
    }

    @Test
    void whoIsAddedGetsTheRoleMemberAndOthersAreToldOnce() {
        add(ann, bob).then().statusCode(201);
        assertEquals("member", project.roleOf(bob));
        bob.delete(project.inStudioTeam(bob)).then().statusCode(200);
        assertEquals(List.of("member.added", "member.added", "member.removed"), MemberEvents.typesOf(project, 3));
    }

    @Test
    void onlyTheManagerChangesTheTeamWhateverOthersAreElsewhere() {
        var team = PeopledProject.teamOf(ann);
        var shared = PeopledProject.in(team, ann);
        var owner = PeopledProject.known("owner of the team").at(Door.STUDIO);
        Joining.of(owner.user(), team, "owner");
        var others = Stream.concat(
                        Stream.of("admin", "member", "viewer")
                                .map(role -> shared.with(role).at(Door.STUDIO)),
                        Stream.of(owner))
                .toList();
        shared.add(bob, "viewer");
        var carol = PeopledProject.known("Carol");
        assertNothingChanges(() -> others.forEach(person -> {
            person.get(shared.studioTeam()).then().statusCode(200);
            person.post(shared.studioTeam(), body(carol))
                    .then()
                    .statusCode(403)
                    .body("error", is("Only the project manager can add people to the team."));
            person.delete(shared.inStudioTeam(bob))
                    .then()
                    .statusCode(403)
                    .body("error", is("Only the project manager can remove others from the team."));
        }));
        ann.delete(shared.inStudioTeam(bob))
                .then()
                .statusCode(200)
                .body("message", is("Team member deleted successfully."));
        assertNull(shared.roleOf(bob));
    }

    @Test
    void strangersLearnThatThereIsAProjectAndNothingElse() {
        ann.get(project.studioTeam()).then().statusCode(200);
        assertNothingChanges(() -> {
            bob.get(project.studioTeam()).then().body("error", is("You do not have access to this project."));
            assertRefused(Door.STUDIO, 403, add(bob, bob));
            assertRefused(Door.STUDIO, 403, bob.delete(project.inStudioTeam(ann)));
            assertRefused(Door.STUDIO, 403, find(bob, ann.email()));
            var unknown = "/projects/" + ProjectId.next(Clock.systemUTC()).hex() + "/team";
            bob.get(unknown).then().statusCode(404).body("error", is("Project not found."));
            assertRefused(Door.STUDIO, 404, bob.get("/projects/nonsense/team"));
        });
    }

    @Test
    void everyoneMayLeaveAndTheManagerStays() {
        var admin = project.with("admin").at(Door.STUDIO);
        admin.delete(project.inStudioTeam(admin)).then().statusCode(200);
        assertRefused(Door.STUDIO, 403, admin.get(project.studioTeam()));
        assertRefused(Door.STUDIO, 409, ann.delete(project.inStudioTeam(ann)));
        assertRefused(Door.STUDIO, 404, ann.delete(project.inStudioTeam(admin)));
        assertRefused(Door.STUDIO, 404, ann.delete(project.studioTeam() + "/nonsense"));
        assertEquals("owner", project.roleOf(ann));
    }

    @Test
    void onlyKnownPeopleAreAddedAndOnlyOnce() {
        add(ann, Client.person("Nobody")).then().statusCode(404).body("error", is("User not found."));
        assertRefused(Door.STUDIO, 404, ann.post(project.studioTeam(), "{\"id\":\"nonsense\"}"));
        ann.post(project.studioTeam(), "{}").then().statusCode(400).body("error", startsWith("Id "));
        for (var form : List.of(
                bob.user().text(), bob.user().value().toString(), bob.user().hex())) {
            ann.post(project.studioTeam(), "{\"id\":\"" + form + "\"}").then().statusCode(201);
            assertRefused(Door.STUDIO, 409, add(ann, bob));
            ann.delete(project.studioTeam() + "/" + form).then().statusCode(200);
        }
        assertRefused(Door.STUDIO, 409, add(ann, ann));
    }

    @Test
    void afterATransferTheNewManagerHasTheTeamAndTheOldOneIsInIt() {
        add(ann, bob);
        project.transfer(bob);
        bob.get(project.studioTeam()).then().statusCode(200).body("name", is(List.of("Ann")));
        assertRefused(Door.STUDIO, 403, add(ann, PeopledProject.known("Carol")));
        add(bob, PeopledProject.known("Carol")).then().statusCode(201);
    }

    @Test
    void adminsFindPeopleByAnAddressThatIsProven() {
        var team = PeopledProject.teamOf(ann);
        var shared = PeopledProject.in(team, ann);
        var inTeam = PeopledProject.known("admin of the team").at(Door.STUDIO);
        Joining.of(inTeam.user(), team, "admin");
        for (var person : List.of(ann, shared.with("admin").at(Door.STUDIO), inTeam)) {
            find(person, shared, bob.email().toUpperCase(Locale.ROOT))
                    .then()
                    .statusCode(200)
                    .body("_id", equalTo(bob.user().hex()))
                    .body("email", equalTo(bob.email()));
        }
        for (var role : List.of("member", "viewer")) {
            assertRefused(Door.STUDIO, 403, find(shared.with(role).at(Door.STUDIO), shared, bob.email()));
        }
        var address = UUID.randomUUID() + "@example.org";
        var unproven = Client.of(TokenRequest.of(address).withEmailVerified(false));
        unproven.at(Door.WORKLOAD).get("/api/v1/me").then().statusCode(200);
        find(ann, unproven.email()).then().statusCode(404).body("error", is("User not found."));
        assertRefused(Door.STUDIO, 404, find(ann, "nobody@example.org"));
        ann.post(project.studioTeam() + "/find", "{}").then().statusCode(400).body("error", is("Email is required."));
        assertRefused(Door.STUDIO, 400, find(ann, "x".repeat(255)));
    }

    @Test
    void addedAtOnceOnSeveralSurfacesSomebodyIsInTheTeamOnce() {
        var workload = "{\"user_id\":\"" + bob.user().value() + "\",\"role\":\"viewer\"}";
        var answers = AtOnce.times(
                10,
                i -> i % 2 == 0
                        ? add(ann, bob).statusCode()
                        : ann.at(Door.WORKLOAD)
                                .post(project.workload("members"), workload)
                                .statusCode());
        assertEquals(Map.of(201, 1L, 409, 9L), counted(answers));
        ann.get(project.studioTeam()).then().body("name", is(List.of("Bob")));
        assertEquals(List.of("member.added", "member.added"), MemberEvents.typesOf(project, 2));
    }

    @Test
    void whoBecomesTheManagerIsNotRemovedByTheOneBefore() {
        for (int round = 0; round < 5; round++) {
            var shared = PeopledProject.of(ann);
            var carol = shared.with("member");
            var transfer = "{\"new_owner_id\":\"" + carol.user().value() + "\"}";
            var answers = AtOnce.times(
                    2,
                    i -> i == 0
                            ? ann.at(Door.WORKLOAD)
                                    .post(shared.workload("transfer"), transfer)
                                    .statusCode()
                            : ann.delete(shared.inStudioTeam(carol)).statusCode());
            // whichever is first, the other finds what it has left
            assertTrue(Set.of(List.of(200, 403), List.of(400, 200)).contains(answers), answers::toString);
            assertEquals(answers.get(0) == 200 ? "owner" : null, shared.roleOf(carol));
        }
    }

    private static Map<Integer, Long> counted(List<Integer> statuses) {
        return statuses.stream().collect(Collectors.groupingBy(status -> status, Collectors.counting()));
    }

    private Response add(Client caller, Client person) {
        return caller.post(project.studioTeam(), body(person));
    }

    private static String body(Client person) {
        return "{\"id\":\"" + person.user().hex() + "\"}";
    }

    private Response find(Client caller, String email) {
        return find(caller, project, email);
    }

    private static Response find(Client caller, PeopledProject project, String email) {
        return caller.post(project.studioTeam() + "/find", "{\"email\":\"" + email + "\"}");
    }
}

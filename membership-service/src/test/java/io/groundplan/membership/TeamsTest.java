package io.groundplan.membership;

import java.util.List;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.groundplan.contracts.event.Topics;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.testkit.json.JsonShape;
import io.groundplan.testkit.kafka.KafkaTap;
import io.groundplan.testkit.quarkus.TestServers;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

@QuarkusTest
class TeamsTest extends MembershipServiceTest {
    private static final String TEAMS = "/api/v1/platform/teams";

    private Person ann;
    private Person bob;
    private TeamId team;
    private String path;

    @BeforeEach
    void begin() {
        ann = Person.known("Ann");
        bob = Person.known("Bob");
        team = TeamId.parse(ann.post(TEAMS, "{\"name\":\" Ops \"}").path("team.id"))
                .orElseThrow();
        path = TEAMS + "/" + team.text();
    }

    @Test
    void aTeamIsItsFoundersAndListedAmongTheirs() {
        var answer = ann.get(path);
        answer.then()
                .statusCode(200)
                .body("team.name", equalTo("Ops"))
                .body("team.ownerId", equalTo(ann.id().text()));
        JsonShape.assertSameKeysAndTypes(
                "{\"success\": true, \"team\": {\"id\": \"\", \"name\": \"\", \"ownerId\": \"\", \"createdAt\": \"\"}}",
                answer.asString());
        TestProject.in(team, ann).add(bob, "viewer").then().statusCode(201);
        Joining.of(bob, team, "viewer");
        ann.get(TEAMS)
                .then()
                .statusCode(200)
                .body("teams.name", equalTo(List.of("Ops", "Ann's team")))
                .body("teams[0].role", equalTo("owner"))
                .body("teams[0].memberCount", equalTo(2))
                .body("teams[0].projectCount", equalTo(1));
        var page = ann.get(TEAMS + "?limit=1");
        page.then().body("teams.name", equalTo(List.of("Ops")));
        ann.get(page.header("Link").replaceAll("<(.*)>.*", "$1"))
                .then()
                .body("teams.name", equalTo(List.of("Ann's team")));
    }

    @ParameterizedTest
    @CsvSource({"owner, 200, 200, 200", "admin, 200, 403, 403", "viewer, 200, 403, 403", ", 403, 403, 403"})
    void ownersRenameAndDelete(String role, int get, int rename, int delete) {
        if (role != null) {
            Joining.of(bob, team, role);
        }
        bob.get(path).then().statusCode(get);
        bob.get(path + "/members").then().statusCode(get);
        bob.put(path, "{\"name\":\"Operations\"}").then().statusCode(rename);
        ann.get(path).then().body("team.name", equalTo(rename == 200 ? "Operations" : "Ops"));
        bob.delete(path).then().statusCode(delete);
        ann.get(path).then().statusCode(delete == 200 ? 404 : 200);
    }

    @Test
    void aTeamWithProjectsStaysWhetherItHasBeenToldOfThemOrNot() {
        FakeProjects.hasProjects(team);
        ann.delete(path).then().statusCode(409).body("error.code", equalTo("CONFLICT"));
        ann.delete(TEAMS + "/" + ann.personalTeam().text()).then().statusCode(409);
        var other = TeamId.parse(ann.post(TEAMS, "{\"name\":\"Ops\"}").path("team.id"))
                .orElseThrow();
        TestProject.in(other, ann).add(bob, "viewer");
        ann.delete(TEAMS + "/" + other.text()).then().statusCode(409);
        ann.get(TEAMS + "/team_00000000000000000000")
                .then()
                .statusCode(404)
                .body("error.code", equalTo("TEAM_NOT_FOUND"));
    }

    @Test
    void namesAreCheckedAndVersionsKept() {
        ann.post(TEAMS, "{}").then().statusCode(400).body("error.details[0].field", equalTo("name"));
        ann.put(path, "{\"name\":\"" + "x".repeat(101) + "\"}").then().statusCode(400);
        var seen = ann.get(path).header("ETag");
        ann.call("PUT", path, "{\"name\":\"Two\"}", Map.of("If-Match", seen))
                .then()
                .statusCode(200);
        ann.call("PUT", path, "{\"name\":\"Three\"}", Map.of("If-Match", seen))
                .then()
                .statusCode(412);
        ann.call("DELETE", path, null, Map.of("If-Match", seen)).then().statusCode(412);
        ann.get(path).then().body("team.name", equalTo("Two"));
    }

    @ParameterizedTest
    @CsvSource({
        "owner, viewer, owner, 200", "owner, owner, viewer, 200", "admin, viewer, admin, 200",
                "admin, admin, viewer, 200",
        "admin, viewer, owner, 403", "admin, owner, viewer, 403", "member, viewer, member, 403", ", viewer, member, 403"
    })
    void adminsChangeRolesUpToTheirOwn(String callers, String before, String after, int status) {
        var caller = Person.known("Caller");
        if (callers != null) {
            Joining.of(caller, team, callers);
        }
        Joining.of(bob, team, before);
        var answer = caller.put(path + "/members/" + bob.id().text() + "/role", "{\"role\":\"" + after + "\"}");
        answer.then().statusCode(status);
        if (status == 200) {
            answer.then().body("member.role", equalTo(after)).body("member.name", equalTo("Bob"));
        }
        ann.get(path + "/members").then().body("members[0].role", equalTo(status == 200 ? after : before));
    }

    @ParameterizedTest
    @CsvSource({
        "owner, viewer, 200",
        "owner, owner, 200",
        "admin, admin, 200",
        "admin, owner, 403",
        "member, viewer, 403",
        ", viewer, 403"
    })
    void adminsRemoveWhoIsNoOwner(String callers, String role, int status) {
        var caller = Person.known("Caller");
        if (callers != null) {
            Joining.of(caller, team, callers);
        }
        Joining.of(bob, team, role);
        caller.delete(path + "/members/" + bob.id().text()).then().statusCode(status);
        bob.get(path).then().statusCode(status == 200 ? 403 : 200);
    }

    @Test
    void theLastOwnerStaysAndTheTeamIsCalledAfterOneWhoDoes() {
        var role = path + "/members/" + ann.id().text();
        ann.delete(role).then().statusCode(409);
        ann.put(role + "/role", "{\"role\":\"admin\"}").then().statusCode(409);
        Joining.of(bob, team, "member");
        ann.delete(role).then().statusCode(409);
        ann.put(path + "/members/" + bob.id().text() + "/role", "{\"role\":\"owner\"}")
                .then()
                .statusCode(200);
        ann.delete(role).then().statusCode(200);
        ann.get(path).then().statusCode(403);
        bob.get(path)
                .then()
                .statusCode(200)
                .body("team.ownerId", equalTo(bob.id().text()));
        ann.delete(TEAMS + "/" + ann.personalTeam().text() + "/members/"
                        + ann.id().text())
                .then()
                .statusCode(409);
    }

    @Test
    void everyChangeIsToldInOrder() {
        Joining.of(bob, team, "member");
        ann.put(path, "{\"name\":\"Two\"}");
        ann.put(path, "{\"name\":\"Two\"}");
        ann.put(path + "/members/" + bob.id().text() + "/role", "{\"role\":\"admin\"}");
        bob.delete(path + "/members/" + bob.id().text());
        ann.delete(path).then().statusCode(200);
        try (var tap = KafkaTap.open(TestServers.kafka().bootstrapServers(), Topics.MEMBERSHIP)) {
            var told = tap.await(event -> event.key().equals(team.value().toString()), 6);
            assertEquals(
                    List.of(
                            "team.created 1",
                            "team_member.added 2",
                            "team.updated 4",
                            "team_member.role_changed 5",
                            "team_member.removed 6",
                            "team.deleted 7"),
                    told.stream()
                            .map(event -> event.type().replaceAll("io.groundplan.|.v1", "") + " "
                                    + event.headers().get("ce_sequence"))
                            .toList());
        }
    }
}

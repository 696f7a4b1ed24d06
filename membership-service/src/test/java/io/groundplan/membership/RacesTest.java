package io.groundplan.membership;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.contracts.id.TeamId;
import io.groundplan.testkit.race.AtOnce;
import io.groundplan.testkit.sql.ServiceDatabase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What holds however many people act at the same moment. */
@QuarkusTest
class RacesTest extends MembershipServiceTest {
    private static final int MANY = 20;

    private static final String OWNERS = "select count(*) from project_member where project_id = ? and role = 'owner'";

    private Person ann;

    @BeforeEach
    void begin() {
        ann = Person.known("Ann");
    }

    @Test
    void ofTwentyTransfersOneHappens() {
        var project = TestProject.of(ann);
        var people = members(project);
        var answers = statuses(AtOnce.times(MANY, i -> project.transferredBy(ann, people.get(i))));
        assertEquals(1, answers.stream().filter(Integer.valueOf(200)::equals).count(), answers.toString());
        assertEquals(
                MANY - 1, answers.stream().filter(Integer.valueOf(403)::equals).count(), answers.toString());
        assertEquals(1L, ServiceDatabase.value(OWNERS, project.id().value()));
    }

    @Test
    void transfersAndRemovalsAtOnceLeaveOneOwner() {
        var project = TestProject.of(ann);
        var people = members(project);
        AtOnce.times(
                MANY,
                i -> i % 2 == 0
                        ? project.transferredBy(ann, people.get(i / 2))
                        : people.get(i / 2).delete(project.member(people.get(i / 2))));
        assertEquals(1L, ServiceDatabase.value(OWNERS, project.id().value()));
    }

    @Test
    void somebodyIsAddedOnce() {
        var project = TestProject.of(ann);
        var bob = Person.known("Bob");
        var answers = statuses(AtOnce.times(MANY, i -> project.add(bob, "member")));
        assertEquals(1, answers.stream().filter(Integer.valueOf(201)::equals).count(), answers.toString());
        assertEquals(
                MANY - 1, answers.stream().filter(Integer.valueOf(409)::equals).count(), answers.toString());
    }

    @Test
    void ofTwoOwnersWhoLeaveATeamOneStays() {
        var path = "/api/v1/platform/teams/";
        for (int round = 0; round < 5; round++) {
            var team = team();
            var bob = Person.known("Bob");
            Joining.of(bob, team, "owner");
            var both = List.of(ann, bob);
            var answers = statuses(AtOnce.times(2, i -> both.get(i)
                    .delete(path + team.text() + "/members/" + both.get(i).id().text())));
            assertEquals(List.of(200, 409), answers.stream().sorted().toList());
        }
    }

    @Test
    void theTablesThemselvesRefuseATeamWithoutAnOwner() throws SQLException {
        var team = team();
        Joining.of(Person.known("Bob"), team, "owner");
        try (var one = ServiceDatabase.open();
                var other = ServiceDatabase.open()) {
            one.setAutoCommit(false);
            other.setAutoCommit(false);
            run(
                    one,
                    "delete from team_member where team_id = '" + team.value() + "' and user_id = '"
                            + ann.id().value() + "'");
            run(
                    other,
                    "update team_member set role = 'admin' where team_id = '" + team.value() + "' and user_id <> '"
                            + ann.id().value() + "'");
            one.commit();
            var refusal = assertThrows(SQLException.class, other::commit);
            assertTrue(refusal.getMessage().contains("would have no owner"), refusal.getMessage());
        }
    }

    private TeamId team() {
        return TeamId.parse(
                        ann.post("/api/v1/platform/teams", "{\"name\":\"Ops\"}").path("team.id"))
                .orElseThrow();
    }

    private static List<Person> members(TestProject project) {
        var people =
                IntStream.range(0, MANY).mapToObj(i -> Person.known("P" + i)).toList();
        people.forEach(person -> project.add(person, "member").then().statusCode(201));
        return people;
    }

    private static List<Integer> statuses(List<Response> answers) {
        return answers.stream().map(Response::statusCode).toList();
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

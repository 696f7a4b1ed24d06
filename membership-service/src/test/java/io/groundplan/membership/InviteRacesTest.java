package io.groundplan.membership;

import java.util.List;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Of people who make, accept and cancel an invite at the same moment, one is first. */
@QuarkusTest
class InviteRacesTest extends MembershipServiceTest {
    private static final int MANY = 20;
    private static final int ROUNDS = 10;

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
    void ofTwentyInvitesOfOneAddressOneIsMade() {
        var answers = AtOnce.times(MANY, i -> TestInvite.to(project, bob.email(), "member"));
        assertEquals(1L, count(answers, 201), statuses(answers).toString());
        assertEquals(MANY - 1L, count(answers, 409), statuses(answers).toString());
    }

    @Test
    void twentyAcceptsAtOnceMakeOneMember() {
        var invite = TestInvite.made(project, bob, "member");
        var answers = AtOnce.times(MANY, i -> invite.acceptedBy(bob));
        assertEquals((long) MANY, count(answers, 200), statuses(answers).toString());
        assertEquals(1, answers.stream().map(Response::asString).distinct().count());
        assertEquals(2, ann.get(project.members()).<List<String>>path("id").size());
    }

    @Test
    void ofTwoPeopleWithTheSameAddressOneGetsIn() {
        for (int round = 0; round < ROUNDS; round++) {
            var person = Person.withEmail("Bob");
            var people = List.of(person, new Person(UUID.randomUUID().toString(), "Twin", person.email(), true));
            var invite = TestInvite.made(project, person, "member");
            var answers = AtOnce.times(2, i -> invite.acceptedBy(people.get(i)));
            assertEquals(List.of(200, 404), statuses(answers).stream().sorted().toList());
        }
    }

    @Test
    void anInviteIsAcceptedOrCancelledAndNeverBoth() {
        for (int round = 0; round < ROUNDS; round++) {
            var person = Person.withEmail("Bob");
            var invite = TestInvite.made(project, person, "member");
            var answers = statuses(
                    AtOnce.times(2, i -> i == 0 ? invite.acceptedBy(person) : invite.cancelledBy(ann, project)));
            var accepted = List.of(200, 404).equals(answers);
            assertTrue(accepted || List.of(404, 204).equals(answers), answers.toString());
            assertEquals(accepted ? "accepted" : "cancelled", invite.state());
            assertEquals(accepted ? "member" : null, project.roleOf(person));
        }
    }

    @Test
    void whoIsAddedAndAcceptsAtOnceIsAMemberOnce() {
        for (int round = 0; round < ROUNDS; round++) {
            var person = Person.withEmail("Bob");
            person.report().then().statusCode(200);
            var invite = TestInvite.made(project, person, "member");
            var answers =
                    statuses(AtOnce.times(2, i -> i == 0 ? invite.acceptedBy(person) : project.add(person, "viewer")));
            assertEquals(200, answers.get(0));
            assertTrue(answers.get(1) == 201 || answers.get(1) == 409, answers.toString());
            assertEquals("member", project.roleOf(person));
        }
    }

    private static long count(List<Response> answers, int status) {
        return answers.stream().filter(answer -> answer.statusCode() == status).count();
    }

    private static List<Integer> statuses(List<Response> answers) {
        return answers.stream().map(Response::statusCode).toList();
    }
}

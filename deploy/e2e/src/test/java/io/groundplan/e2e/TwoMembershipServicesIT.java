package io.groundplan.e2e;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import io.groundplan.testkit.race.AtOnce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Two processes of membership-service over one database: what holds within one holds between them. */
@ExtendWith(SharedStack.class)
class TwoMembershipServicesIT {
    private static final int MANY = 12;

    private static RunningStack stack;
    private static Replica second;

    private Person ann;
    private SharedProject project;

    @BeforeAll
    static void start() {
        stack = SharedStack.running();
        second = Replica.of(stack, "membership-service");
    }

    @AfterAll
    static void stop() {
        second.close();
    }

    @BeforeEach
    void begin() {
        ann = Person.named(stack, "ann");
        project = ann.creates();
    }

    @Test
    void ofManyTransfersOneHappens() {
        var people = people();
        people.forEach(person -> project.add(person, "member"));
        var answers = AtOnce.times(MANY, i -> transfer(at(i, ann), people.get(i)));
        assertEquals(1, answers.stream().filter(Integer.valueOf(200)::equals).count(), answers::toString);
        assertTrue(answers.stream().allMatch(status -> status == 200 || status == 403), answers::toString);
        assertOneOwner();
        assertEquals(MANY + 1, members().size());
    }

    @Test
    void transfersAndDeparturesLeaveOneOwner() {
        var people = people();
        var ids = people.stream().map(person -> project.add(person, "admin")).toList();
        AtOnce.times(2 * MANY, i -> {
            var person = people.get(i / 2);
            return i % 2 == 0
                    ? transfer(at(i / 2, ann), person)
                    : at(i / 2 + 1, person)
                            .delete(project.members() + "/" + ids.get(i / 2))
                            .status();
        });
        assertOneOwner();
    }

    @Test
    void somebodyIsAddedOnce() {
        var bob = Person.named(stack, "bob");
        var body = "{\"user_id\":\"" + bob.id() + "\",\"role\":\"member\"}";
        var answers =
                AtOnce.times(MANY, i -> at(i, ann).post(project.members(), body).status());
        assertEquals(1, answers.stream().filter(Integer.valueOf(201)::equals).count(), answers::toString);
        assertTrue(answers.stream().allMatch(status -> status == 201 || status == 409), answers::toString);
        assertEquals(1, membershipsOf(bob));
    }

    @Test
    void anInviteMakesOneMemberHoweverOftenItIsAcceptedBesideAnAddition() {
        var bob = Person.named(stack, "bob");
        var token = project.invite(bob, "member");
        var body = "{\"user_id\":\"" + bob.id() + "\",\"role\":\"member\"}";
        var answers = AtOnce.times(
                MANY,
                i -> i % 4 == 3
                        ? at(i / 4, ann).post(project.members(), body).status()
                        : at(i, bob)
                                .post("/api/v1/invites/" + token + "/accept", "{}")
                                .status());
        assertTrue(answers.stream().allMatch(status -> status < 500), answers::toString);
        assertEquals(1, membershipsOf(bob), answers::toString);
    }

    @Test
    void whoIsRemovedWhileInvitedAgainIsInOnceOrNotAtAll() {
        var bob = Person.named(stack, "bob");
        var member = project.add(bob, "member");
        var body = "{\"user_id\":\"" + bob.id() + "\",\"role\":\"viewer\"}";
        var answers = AtOnce.times(
                MANY,
                i -> i % 2 == 0
                        ? at(i / 2, ann)
                                .delete(project.members() + "/" + member)
                                .status()
                        : at(i / 2 + 1, ann).post(project.members(), body).status());
        assertTrue(answers.stream().allMatch(status -> status < 500), answers::toString);
        assertTrue(membershipsOf(bob) <= 1, answers::toString);
        assertOneOwner();
    }

    private static List<Person> people() {
        return IntStream.range(0, MANY)
                .mapToObj(i -> Person.named(stack, "person"))
                .toList();
    }

    /** Every other one at the second process. */
    private static Client at(int index, Person person) {
        return index % 2 == 0 ? person.client() : person.client().at(second.address());
    }

    private int transfer(Client client, Person to) {
        return client.post("/api/v1/projects/" + project.id() + "/transfer", "{\"new_owner_id\":\"" + to.id() + "\"}")
                .status();
    }

    private JsonNode members() {
        return ann.client().get(project.members()).expect(200);
    }

    private void assertOneOwner() {
        assertEquals(1, count("role", "owner"), () -> members().toString());
    }

    private long membershipsOf(Person person) {
        return count("user_id", person.id());
    }

    private long count(String field, String value) {
        return StreamSupport.stream(members().spliterator(), false)
                .filter(member -> member.path(field).asText().equals(value))
                .count();
    }
}

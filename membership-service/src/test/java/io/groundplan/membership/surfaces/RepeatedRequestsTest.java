package io.groundplan.membership.surfaces;

import java.util.UUID;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import io.groundplan.membership.MembershipServiceTest;
import io.groundplan.membership.PeopledProject;
import io.groundplan.testkit.surface.Door;
import io.groundplan.testkit.surface.RoleLine;

import static io.groundplan.testkit.surface.Refusals.assertNothingChanges;
import static io.groundplan.testkit.surface.Refusals.assertRefused;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** Every change that is repeated with its key happens once. */
@QuarkusTest
class RepeatedRequestsTest extends MembershipServiceTest {

    @TestFactory
    Stream<DynamicTest> answersARepetitionWithTheFirstAnswer() {
        return Door.served().flatMap(door -> RoleLine.of(door).stream()
                .filter(line -> !line.method().equals("GET"))
                .map(line -> DynamicTest.dynamicTest(door.surface() + " " + line, () -> repeat(door, line))));
    }

    private static void repeat(Door door, RoleLine line) {
        var owner = PeopledProject.known("owner");
        var resources = MembershipResources.of(door, owner, PeopledProject.teamOf(owner));
        var person = line.role().equals("invited") ? resources.invited() : owner;
        var keyed = person.with("Idempotency-Key", UUID.randomUUID().toString());
        var values = resources.values();
        var first = line.call(keyed, values);
        first.then().statusCode(lessThan(300)).header("Idempotency-Replayed", nullValue());
        assertNothingChanges(() -> {
            var second = line.call(keyed, values);
            second.then().statusCode(first.statusCode()).header("Idempotency-Replayed", is("true"));
            assertEquals(first.asString(), second.asString());
            assertEquals(first.header("ETag"), second.header("ETag"));
            var other = keyed.at(door).call(line.method(), line.filledPath(values) + "?other", line.filledBody(values));
            assertRefused(door, 422, other);
        });
    }
}

package io.groundplan.membership.surfaces;

import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import io.groundplan.membership.MembershipServiceTest;
import io.groundplan.membership.PeopledProject;
import io.groundplan.testkit.surface.Door;
import io.groundplan.testkit.surface.RefusedLine;

/** What is refused to those who may do everything: `errors/<surface>.csv`. */
@QuarkusTest
class RefusalsTest extends MembershipServiceTest {

    @TestFactory
    Stream<DynamicTest> refusesWhatItsDocumentDoesNotAllow() {
        return DynamicTest.stream(Door.served(), Door::surface, door -> {
            var owner = PeopledProject.known("owner");
            var resources = MembershipResources.of(door, owner, PeopledProject.teamOf(owner));
            RefusedLine.assertAllRefused(door, owner, resources.values());
        });
    }
}

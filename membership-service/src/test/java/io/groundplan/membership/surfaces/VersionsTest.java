package io.groundplan.membership.surfaces;

import java.util.List;
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
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertNotNull;

/** Who names the version that they know does not overwrite a later one: every change of something that is there. */
@QuarkusTest
class VersionsTest extends MembershipServiceTest {
    private static final List<String> OF_SOMETHING = List.of("PUT", "PATCH", "DELETE");

    @TestFactory
    Stream<DynamicTest> changesOnlyTheVersionThatIsExpected() {
        return Door.served().flatMap(door -> RoleLine.of(door).stream()
                .filter(line -> OF_SOMETHING.contains(line.method()))
                .map(line -> DynamicTest.dynamicTest(door.surface() + " " + line, () -> change(door, line))));
    }

    private static void change(Door door, RoleLine line) {
        var owner = PeopledProject.known("owner");
        var values = MembershipResources.of(door, owner, PeopledProject.teamOf(owner))
                .values();
        assertNothingChanges(() -> {
            assertRefused(door, 412, line.call(owner.with("If-Match", "\"x\""), values));
            assertRefused(door, 412, line.call(owner.with("If-Match", "\"0\", \"9999\""), values));
        });
        var changed = line.call(owner.with("If-Match", "*"), values);
        changed.then().statusCode(lessThan(300));
        if (!line.isDeletion()) {
            var tag = changed.header("ETag");
            assertNotNull(tag, "no ETag");
            line.call(owner.with("If-Match", "\"0\", " + tag), values).then().statusCode(changed.statusCode());
        }
    }
}

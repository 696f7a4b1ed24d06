package io.groundplan.membership.surfaces;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import io.groundplan.membership.MembershipServiceTest;
import io.groundplan.membership.PeopledProject;
import io.groundplan.testkit.json.JsonShape;
import io.groundplan.testkit.surface.Door;
import io.groundplan.testkit.surface.Example;
import io.groundplan.testkit.surface.PublishedOperation;

import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** Every operation with the request that its document shows; the answer has the document's keys, order and types. */
@QuarkusTest
class ExamplesTest extends MembershipServiceTest {
    /** Null, or absent, where nobody said it. */
    private static final Set<String> OPTIONAL =
            Set.of("avatar_url", "avatarURL", "display_name", "description", "icon_path", "color", "default_server_id");

    /** What only the person can do who is invited. */
    private static final Set<String> OF_INVITED = Set.of(
            "POST /api/v1/invites/{token}/accept",
            "GET /api/v1/me/invites",
            "POST /api/v1/platform/teams/invites/{inviteId}/accept",
            "POST /v1/join_project");

    @TestFactory
    Stream<DynamicTest> answersAsTheDocumentShows() {
        return Door.served().flatMap(door -> Example.of(door).stream()
                .map(example -> DynamicTest.dynamicTest(door.surface() + " " + example, () -> ask(door, example))));
    }

    @TestFactory
    Stream<DynamicTest> hasAnExampleForEveryOperation() {
        return DynamicTest.stream(
                Door.served(),
                Door::surface,
                door -> assertEquals(
                        PublishedOperation.names(door),
                        Example.of(door).stream()
                                .map(Example::operation)
                                .collect(Collectors.toCollection(TreeSet::new))));
    }

    private static void ask(Door door, Example example) {
        var owner = PeopledProject.known("owner");
        var resources = MembershipResources.of(door, owner, PeopledProject.teamOf(owner));
        var person = OF_INVITED.contains(example.operation()) ? resources.invited() : owner;

        var answer = example.call(person.at(door), resources.values());

        answer.then().statusCode(example.status());
        if (example.response() == null) {
            answer.then().body(is(""));
        } else {
            JsonShape.assertSameKeysAndTypes(example.response().toString(), answer.asString(), OPTIONAL);
        }
    }
}

package io.groundplan.project.surfaces;

import java.util.List;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import io.groundplan.contracts.event.ProjectEvent;
import io.groundplan.project.support.ProjectEvents;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.ProjectsAt;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.Door;

import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** The id of a request comes back with its answer and goes out with what it caused. */
@QuarkusTest
class RequestIdsTest extends ProjectServiceTest {
    private final Client ann = Client.person("ann");

    @TestFactory
    Stream<DynamicTest> returnsTheIdOrMakesOne() {
        return DynamicTest.stream(Door.served(), Door::surface, door -> {
            var list = ProjectsAt.of(door).list(ann);
            var person = ann.at(door);
            person.with("X-Request-Id", "abc-1.2_3").get(list).then().header("X-Request-Id", is("abc-1.2_3"));
            for (var unsafe : List.of("x".repeat(65), "a b", "a\"b", "<script>")) {
                person.with("X-Request-Id", unsafe)
                        .get(list)
                        .then()
                        .header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> tellsItWithTheEventsOfTheRequest() {
        return DynamicTest.stream(Door.served(), Door::surface, door -> {
            var at = ProjectsAt.of(door);
            var project = at.created(ann.with("X-Request-Id", "made-" + door.surface()), "Shop");

            var created = ProjectEvents.await(project.value(), ProjectEvent.ProjectCreated.TYPE);
            assertEquals("made-" + door.surface(), created.headers().get("ce_requestid"));
        });
    }
}

package io.groundplan.project.errors;

import java.time.Clock;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.ProjectsAt;
import io.groundplan.testkit.sql.ServiceDatabase;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.Door;

import static io.groundplan.testkit.surface.Refusals.assertRefused;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** A defect of ours is answered with the id of the request, and says nothing of what is inside. */
@QuarkusTest
class UnforeseenTest extends ProjectServiceTest {
    private static final String ID = "unforeseen-1";
    private static final ProjectId PROJECT = ProjectId.next(Clock.systemUTC());

    private final Client ann = Client.person("ann").with("X-Request-Id", ID);

    @TestFactory
    Stream<DynamicTest> hidesWhatAResourceStumblesOver() {
        var stumbling = ann.with(StumblingFilter.HEADER, "on a secret detail");
        return DynamicTest.stream(Door.served(), Door::surface, door -> refuses(stumbling, door));
    }

    @TestFactory
    Stream<DynamicTest> hidesWhatTheDatabaseSays() {
        var there = ProjectsAt.DATABASE.created(Client.person("bob"), "Shop");
        return DynamicTest.stream(Door.served(), Door::surface, door -> {
            ServiceDatabase.run("alter table project rename to secret_detail");
            try {
                refuses(ann, door);
            } finally {
                ServiceDatabase.run("alter table secret_detail rename to project");
            }
            var at = ProjectsAt.of(door);
            assertRefused(door, door.statusForStrangers(), at.get(ann, there));
            at.create(ann, "Shop").then().statusCode(at.createdStatus());
        });
    }

    private static void refuses(Client person, Door door) {
        var at = ProjectsAt.of(door);
        var caller = person.at(door);
        var answers = Stream.of(
                caller.get(at.list(person)),
                at.get(person, PROJECT),
                at.rename(person, PROJECT, "Other"),
                at.delete(person, PROJECT),
                at.create(person, "Shop"),
                at.create(person.with("Idempotency-Key", "unforeseen"), "Shop"));
        answers.forEach(answer -> {
            assertRefused(door, 500, answer);
            answer.then().body(containsString(ID)).body(not(containsString("secret")));
            assertEquals(ID, answer.header("X-Request-Id"));
        });
    }
}

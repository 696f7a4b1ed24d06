package io.groundplan.project.surfaces;

import java.util.List;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.ProjectsAt;
import io.groundplan.testkit.race.AtOnce;
import io.groundplan.testkit.sql.ServiceDatabase;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.Door;

import static io.groundplan.testkit.surface.Refusals.assertNothingChanges;
import static io.groundplan.testkit.surface.Refusals.assertRefused;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A request that is repeated with its key happens once, on every surface. */
@QuarkusTest
class RepeatedRequestsTest extends ProjectServiceTest {

    @TestFactory
    Stream<DynamicTest> answersARepetitionWithTheFirstAnswer() {
        return DynamicTest.stream(Door.served(), Door::surface, door -> {
            var at = ProjectsAt.of(door);
            var ann = Client.person("ann");
            var keyed = ann.with("Idempotency-Key", "first");
            var first = at.create(keyed, "Shop");
            first.then().statusCode(at.createdStatus()).header("Idempotency-Replayed", nullValue());

            assertNothingChanges(() -> {
                var second = at.create(keyed, "Shop");
                second.then().statusCode(at.createdStatus()).header("Idempotency-Replayed", is("true"));
                assertEquals(first.asString(), second.asString());
                assertEquals(first.header("ETag"), second.header("ETag"));
                assertEquals(first.contentType(), second.contentType());
                assertRefused(door, 422, at.create(keyed, "Other"));
            });
            assertEquals(List.of(at.idOf(first)), projects(at, ann));
        });
    }

    @TestFactory
    Stream<DynamicTest> repeatsRefusalsAndAnswersWithoutABody() {
        return DynamicTest.stream(Door.served(), Door::surface, door -> {
            var at = ProjectsAt.of(door);
            var ann = Client.person("ann");
            var project = at.created(ann, "Shop");
            var invalid = ann.with("Idempotency-Key", "invalid");
            assertRefused(door, 400, at.create(invalid, ""));
            var refusedAgain = at.create(invalid, "");
            assertRefused(door, 400, refusedAgain);
            assertReplayed(refusedAgain);

            var renaming = ann.with("Idempotency-Key", "rename");
            at.rename(renaming, project, "Once").then().statusCode(at.changedStatus());
            at.rename(ann, project, "Twice").then().statusCode(at.changedStatus());
            var renamedAgain = at.rename(renaming, project, "Once");
            renamedAgain.then().statusCode(at.changedStatus());
            assertReplayed(renamedAgain);
            assertEquals("Twice", at.nameOf(at.get(ann, project)));

            var deleting = ann.with("Idempotency-Key", "delete");
            var deleted = at.delete(deleting, project);
            deleted.then().statusCode(at.deletedStatus());
            var deletedAgain = at.delete(deleting, project);
            deletedAgain.then().statusCode(at.deletedStatus());
            assertReplayed(deletedAgain);
            assertEquals(deleted.asString(), deletedAgain.asString());
        });
    }

    @TestFactory
    Stream<DynamicTest> makesOneProjectOfManyRequestsAtOnce() {
        return DynamicTest.stream(Door.served(), Door::surface, door -> {
            var at = ProjectsAt.of(door);
            var ann = Client.person("ann");
            var keyed = ann.with("Idempotency-Key", "first");

            var answers = AtOnce.times(10, i -> at.create(keyed, "Shop"));

            var made = answers.stream()
                    .filter(answer -> answer.statusCode() != 409)
                    .peek(answer -> answer.then().statusCode(at.createdStatus()))
                    .map(at::idOf)
                    .distinct()
                    .toList();
            assertEquals(1, made.size(), made.toString());
            assertEquals(made, projects(at, ann));
        });
    }

    @TestFactory
    Stream<DynamicTest> refusesTheKeyWhileItsFirstRequestIsBeingAnswered() {
        return DynamicTest.stream(Door.served(), Door::surface, door -> {
            var at = ProjectsAt.of(door);
            var ann = Client.person("ann");
            var keyed = ann.with("Idempotency-Key", "first");
            try (var first = ServiceDatabase.open();
                    var lock = first.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
                // what the transaction of a first request holds until it is answered
                first.setAutoCommit(false);
                lock.setString(1, ann.user().text() + "\nfirst");
                lock.execute();

                assertNothingChanges(() -> assertRefused(door, 409, at.create(keyed, "Shop")));
                first.rollback();
            }
            at.create(keyed, "Shop").then().statusCode(at.createdStatus()).header("Idempotency-Replayed", nullValue());
        });
    }

    private static void assertReplayed(Response answer) {
        assertTrue("true".equals(answer.header("Idempotency-Replayed")), answer.getHeaders()::toString);
    }

    private static List<String> projects(ProjectsAt at, Client person) {
        return at.idsOf(person.at(at.door()).get(at.list(person)));
    }
}

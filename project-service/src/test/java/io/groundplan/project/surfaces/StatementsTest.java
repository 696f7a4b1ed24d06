package io.groundplan.project.surfaces;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.ProjectsAt;
import io.groundplan.project.support.TestKey;
import io.groundplan.testkit.sql.StatementCount;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.Door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Reading projects is one statement, whatever there is to read. */
@QuarkusTest
class StatementsTest extends ProjectServiceTest {
    private static final int MANY = 30;

    private final Client ann = Client.person("ann");

    @TestFactory
    Stream<DynamicTest> readsOneProjectWithOneStatement() {
        var project = ProjectsAt.DATABASE.created(ann, "Shop");
        return DynamicTest.stream(Door.served(), Door::surface, door -> {
            var at = ProjectsAt.of(door);
            assertOne(ann.at(door), at.path(project));
        });
    }

    @TestFactory
    Stream<DynamicTest> listsAnyNumberOfProjectsWithOneStatement() {
        var few = Client.person("few");
        var many = Client.person("many");
        ProjectsAt.DATABASE.create(few, "Shop").then().statusCode(202);
        IntStream.range(0, MANY)
                .forEach(i ->
                        ProjectsAt.DATABASE.create(many, "Shop " + i).then().statusCode(202));
        return DynamicTest.stream(Door.served(), Door::surface, door -> {
            var at = ProjectsAt.of(door);
            var found = at.idsOf(many.at(door).get(at.list(many)));
            assertEquals(MANY, found.size());
            assertOne(few.at(door), at.list(few));
            assertOne(many.at(door), at.list(many));
        });
    }

    @TestFactory
    Stream<DynamicTest> readsAKeyAndWhatItAsksForWithTwo() {
        var project = ProjectsAt.DATABASE.created(ann, "Shop");
        var key = TestKey.ofOrganization(ann, "projects:read").client();
        return Stream.of(ProjectsAt.DATABASE.path(project), "/v1/projects")
                .map(path -> DynamicTest.dynamicTest(path, () -> {
                    var sent = StatementCount.of(() -> key.get(path).then().statusCode(200));
                    assertEquals(2, sent.count(), sent.toString());
                }));
    }

    @Test
    void makesAProjectWithADatabaseWithoutReadingOrChangingWhatItHasJustWritten() {
        var sent = statementsOfACreation();
        // the relay reads the outbox besides
        var others = sent.statements().stream()
                .map(String::strip)
                .filter(statement -> statement.startsWith("select") || statement.startsWith("update"))
                .filter(statement -> !statement.contains("outbox"))
                .toList();
        assertTrue(others.size() <= 2, others.toString());
    }

    @Test
    void tellsAllFactsOfACreationWithOneStatement() {
        var sent = statementsOfACreation();
        var told = sent.statements().stream()
                .filter(statement -> statement.strip().startsWith("insert into outbox"))
                .toList();
        assertEquals(1, told.size(), sent.toString());
    }

    private StatementCount statementsOfACreation() {
        var number = new AtomicInteger();
        return StatementCount.of(() -> ProjectsAt.DATABASE
                .create(ann, "Shop " + number.incrementAndGet())
                .then()
                .statusCode(202));
    }

    private static void assertOne(Client person, String path) {
        var sent = StatementCount.of(() -> person.get(path).then().statusCode(200));
        assertEquals(1, sent.count(), sent.toString());
    }
}

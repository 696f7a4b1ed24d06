package io.groundplan.project.studio;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import io.groundplan.contracts.id.DatasetId;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.StudioProject;
import io.groundplan.testkit.quarkus.TestServers;
import io.groundplan.testkit.race.AtOnce;
import io.groundplan.testkit.sql.ServiceDatabase;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.Door;
import io.groundplan.testkit.token.TokenRequest;

import static io.groundplan.testkit.surface.Refusals.assertRefused;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Datasets, experiments and decisions. */
@QuarkusTest
class TraceabilityTest extends ProjectServiceTest {

    enum Kind {
        DATASET("datasets", StudioProject.DATASET, "Dataset"),
        EXPERIMENT("experiments", StudioProject.EXPERIMENT, "Experiment"),
        DECISION("decisions", StudioProject.DECISION, "Decision");

        final String part;
        final String body;
        final String word;

        Kind(String part, String body, String word) {
            this.part = part;
            this.body = body;
            this.word = word;
        }
    }

    private final Client ann = Client.person("ann").at(Door.STUDIO);
    private StudioProject project;

    @BeforeEach
    void makeAProject() {
        project = StudioProject.created(ann);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void saysWhoWroteItDownAndWhen(Kind kind) {
        var member = project.with("member");

        var created = member.post(project.path(kind.part), kind.body);

        created.then()
                .statusCode(201)
                .body("_id", matchesPattern("[0-9a-f]{24}"))
                .body("project", is(project.id()))
                .body("createdBy._id", is(member.user().hex()))
                .body("createdBy.name", is("member"))
                .body("createdBy.email", is(member.email()))
                .body("createdAt", matchesPattern(".*\\.[0-9]{3}Z"));
        assertEquals(
                "[" + created.asString() + "]", ann.get(project.path(kind.part)).asString());
    }

    @Test
    void knowsNothingOfTheirWriterThatTheTokenDoesNotSay() {
        var subject = UUID.randomUUID().toString();
        var token = TestServers.tokens().token(TokenRequest.of("").withSub(subject));
        var nameless = StudioProject.created(Client.withHeader("Authorization", "Bearer " + token));

        nameless.created("decisions", StudioProject.DECISION)
                .then()
                .body("createdBy._id", notNullValue())
                .body("createdBy.name", nullValue())
                .body("createdBy.email", nullValue());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void comesNewestFirstInPages(Kind kind) {
        var made = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            made.add(0, project.created(kind.part, kind.body).path("_id"));
        }
        StudioProject.created(ann).created(kind.part, kind.body);

        ann.get(project.path(kind.part)).then().body("_id", is(made)).header("Link", nullValue());
        var first = ann.get(project.path(kind.part + "?limit=2"));
        first.then().body("_id", is(made.subList(0, 2)));
        ann.get(first.header("Link").replaceAll("<(.*)>.*", "$1")).then().body("_id", contains(made.get(2)));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void isDeletedOnceFromItsOwnProject(Kind kind) {
        String id = project.created(kind.part, kind.body).path("_id");
        var other = StudioProject.created(ann);
        var path = project.path(kind.part + "/" + id);
        for (var wrong : List.of(
                other.path(kind.part + "/" + id),
                project.path(kind.part + "/x"),
                project.path(kind.part + "/" + DatasetId.next(Clock.systemUTC()).hex()))) {
            ann.delete(wrong).then().statusCode(404).body("error", is(kind.word + " not found."));
        }
        assertEquals(1, ann.get(project.path(kind.part)).jsonPath().getList("$").size());

        ann.delete(path).then().statusCode(200).body("message", is(kind.word + " deleted successfully."));

        ann.delete(path).then().statusCode(404).body("error", is(kind.word + " not found."));
        assertEquals("[]", ann.get(project.path(kind.part)).asString());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void isReadByViewersAndWrittenByMembers(Kind kind) {
        var viewer = project.with("viewer");
        String id = project.created(kind.part, kind.body).path("_id");

        assertRefused(403, viewer.post(project.path(kind.part), kind.body));
        assertRefused(403, viewer.delete(project.path(kind.part + "/" + id)));
        viewer.get(project.path(kind.part)).then().statusCode(200).body("_id", contains(id));
        project.with("member").delete(project.path(kind.part + "/" + id)).then().statusCode(200);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void needsEveryTextAndRefusesOthers(Kind kind) {
        var fields = kind.body.substring(1, kind.body.length() - 1).split(",(?=\")");
        for (var field : fields) {
            var name = field.substring(1, field.indexOf("\":"));
            for (var value : List.of("null", "\"\"", "7", "[]")) {
                var answer = ann.post(project.path(kind.part), kind.body.replace(field, "\"" + name + "\":" + value));
                assertRefused(400, answer);
                answer.then().body("error", containsString(name.substring(1)));
            }
            var absent = kind.body.replace(field, "\"other\":1");
            assertRefused(400, ann.post(project.path(kind.part), absent));
        }
        assertEquals("[]", ann.get(project.path(kind.part)).asString());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void happensOnceWithAKey(Kind kind) {
        var once = ann.with("Idempotency-Key", UUID.randomUUID().toString());
        var first = once.post(project.path(kind.part), kind.body);
        var second = once.post(project.path(kind.part), kind.body);

        second.then().statusCode(201).header("Idempotency-Replayed", is("true"));
        assertEquals(first.asString(), second.asString());
        assertEquals(
                "[" + first.asString() + "]", ann.get(project.path(kind.part)).asString());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void isNeverLeftBehindByADeletion(Kind kind) {
        var member = project.with("member");
        AtOnce.times(6, i -> i == 3 ? ann.delete(project.path()) : member.post(project.path(kind.part), kind.body));

        assertEquals(
                0L,
                ServiceDatabase.value(
                        "select count(*) from " + kind.word.toLowerCase(Locale.ROOT) + " where project_id = ?",
                        project.uuid()));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "9223372036854775807,9223372036854775807"})
    void countsRecords(String given, String shown) {
        var answer = project.created("datasets", StudioProject.DATASET.replace("}", ",\"records\":" + given + "}"));
        assertTrue(answer.asString().contains("\"records\":" + shown + ","), answer.asString());
    }

    @ParameterizedTest
    @CsvSource({"-1", "1.5", "\"5\"", "9223372036854775808", "true"})
    void refusesWhatIsNoNumberOfRecords(String given) {
        var answer =
                ann.post(project.path("datasets"), StudioProject.DATASET.replace("}", ",\"records\":" + given + "}"));
        assertRefused(400, answer);
        answer.then().body("error", containsString("Records"));
    }

    @Test
    void leavesOutWhatIsOptional() {
        project.created("datasets", StudioProject.DATASET)
                .then()
                .body("records", nullValue())
                .body("acquisitionDate", is("2024-01-15T00:00:00.000Z"));
        project.created("decisions", StudioProject.DECISION).then().body("alternatives", nullValue());
        project.created("decisions", StudioProject.DECISION.replace("}", ",\"alternatives\":\"None.\"}"))
                .then()
                .body("alternatives", is("None."));
    }

    @Test
    void limitsTheLengths() {
        var long10 = "x".repeat(10_000);
        project.created("experiments", StudioProject.EXPERIMENT.replace("C=1", long10));
        assertRefused(
                400, ann.post(project.path("experiments"), StudioProject.EXPERIMENT.replace("C=1", long10 + "x")));
        assertRefused(
                400, ann.post(project.path("datasets"), StudioProject.DATASET.replace("Warehouse", "x".repeat(2_001))));
        assertRefused(
                400,
                ann.post(project.path("datasets"), StudioProject.DATASET.replace("Transactions", "x".repeat(101))));
    }
}

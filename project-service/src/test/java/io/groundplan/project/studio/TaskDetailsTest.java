package io.groundplan.project.studio;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.groundplan.contracts.id.TaskId;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.StudioProject;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.Door;

import static io.groundplan.testkit.surface.Refusals.assertNothingChanges;
import static io.groundplan.testkit.surface.Refusals.assertRefused;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What can be said about a task. */
@QuarkusTest
class TaskDetailsTest extends ProjectServiceTest {
    private final Client ann = Client.person("ann").at(Door.STUDIO);
    private StudioProject project;

    @BeforeEach
    void makeAProject() {
        project = StudioProject.created(ann);
    }

    @Test
    void keepsEverythingThatIsSaid() {
        var full = with("\"assignedTo\":\"" + ann.user().text() + "\",\"estimatedHours\":7.50,\"priority\":\"high\","
                + "\"deadline\":\"2030-01-31T18:00:00.1239+01:00\",\"status\":\"completed\"");

        var created = project.created("tasks", full);

        created.then()
                .body("assignedTo", is(ann.user().hex()))
                .body("priority", is("high"))
                .body("deadline", is("2030-01-31T17:00:00.123Z"))
                // the status has operations of its own
                .body("status", is("pending"));
        assertTrue(created.asString().contains("\"estimatedHours\":7.5,"), created.asString());
        assertEquals(created.asString(), ann.get(path(created.path("_id"))).asString());
        assertEquals(
                "[" + created.asString() + "]", ann.get(project.path("tasks")).asString());
    }

    @ParameterizedTest
    @CsvSource({"8,8", "0,0", "100,100", "1e2,100", "0.25,0.25", "100000,100000", "12.500,12.5", "99999.99,99999.99"})
    void writesHoursAsShortAsTheyAre(String given, String shown) {
        var created = project.created("tasks", with("\"estimatedHours\":" + given));
        assertTrue(created.asString().contains("\"estimatedHours\":" + shown + ","), created.asString());
        assertEquals(created.asString(), ann.get(path(created.path("_id"))).asString());
    }

    @ParameterizedTest
    @CsvSource({
        "2030-01-31,2030-01-31T00:00:00.000Z",
        "0001-01-01,0001-01-01T00:00:00.000Z",
        "9999-12-31T23:59:59Z,9999-12-31T23:59:59.000Z",
        "2030-01-31T10:00+02:00,2030-01-31T08:00:00.000Z"
    })
    void takesDatesAndTimes(String given, String shown) {
        var created = project.created("tasks", with("\"deadline\":\"" + given + "\""));
        created.then().body("deadline", is(shown));
        assertEquals(created.asString(), ann.get(path(created.path("_id"))).asString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"name\":\"\"|Name",
                "\"name\":null|Name",
                "\"name\":1|Name",
                "\"description\":\"\"|Description",
                "\"description\":{}|Description",
                "\"phase\":null|Phase",
                "\"phase\":\"Modeling\"|Phase",
                "\"phase\":\"\"|Phase",
                "\"phase\":[]|Phase",
                "\"priority\":\"urgent\"|Priority",
                "\"priority\":\"\"|Priority",
                "\"priority\":2|Priority",
                "\"estimatedHours\":-1|EstimatedHours",
                "\"estimatedHours\":100000.01|EstimatedHours",
                "\"estimatedHours\":1.005|EstimatedHours",
                "\"estimatedHours\":1e999999999|EstimatedHours",
                "\"estimatedHours\":1e-999999999|EstimatedHours",
                "\"estimatedHours\":\"8\"|EstimatedHours",
                "\"estimatedHours\":true|EstimatedHours",
                "\"deadline\":\"tomorrow\"|Deadline",
                "\"deadline\":\"\"|Deadline",
                "\"deadline\":\"2030-02-30\"|Deadline",
                "\"deadline\":\"2030-01-31T10:00:00\"|Deadline",
                "\"deadline\":\"+99999-01-31T10:00:00Z\"|Deadline",
                "\"deadline\":\"-0001-01-31T10:00:00Z\"|Deadline",
                "\"deadline\":1893456000000|Deadline",
                "\"assignedTo\":7|AssignedTo"
            })
    void refusesWhatCannotBeMeantAndNamesTheField(String wrong, String field) {
        var task = path(project.task());
        var name = "\"" + field.substring(0, 1).toLowerCase(Locale.ROOT) + field.substring(1) + "\":";
        var body = StudioProject.TASK.contains(name)
                ? StudioProject.TASK.replaceFirst(name + "\"[^\"]*\"", wrong.replace("$", "\\$"))
                : with(wrong);
        assertNothingChanges(() -> {
            for (var answer : List.of(ann.post(project.path("tasks"), body), ann.put(task, body))) {
                assertRefused(400, answer);
                answer.then().body("error", containsString(field));
            }
        });
        ann.get(task).then().header("ETag", is("\"1\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST|status|{}",
                "POST|status|{\"status\":null}",
                "POST|status|{\"status\":\"done\"}",
                "POST|status|{\"status\":\"PENDING\"}",
                "POST|status|{\"status\":1}",
                "POST|status|[]",
                "PATCH|phase|{}",
                "PATCH|phase|{\"phase\":\"planning\"}",
                "PATCH|phase|{\"phase\":false}",
                "PATCH|reassign|{}",
                "PATCH|reassign|{\"assignedTo\":1}",
                "PATCH|reassign|null"
            })
    void refusesAChangeToNothingKnown(String method, String change, String body) {
        var task = path(project.task());
        assertNothingChanges(() -> assertRefused(400, ann.call(method, task + "/" + change, body)));
        ann.get(task).then().header("ETag", is("\"1\""));
    }

    @Test
    void limitsTheLengths() {
        var body = "{\"name\":\"%s\",\"description\":\"%s\",\"phase\":\"business\"}";
        assertNothingChanges(() -> {
            assertRefused(400, ann.post(project.path("tasks"), body.formatted("n".repeat(101), "d")));
            assertRefused(400, ann.post(project.path("tasks"), body.formatted("n", "d".repeat(2001))));
        });
        project.created("tasks", body.formatted("n".repeat(100), "d".repeat(2000)));
    }

    @Test
    void replacesAllThatIsSaidButTheStatus() {
        var task = path(project.created(
                        "tasks",
                        with("\"estimatedHours\":8,\"priority\":\"low\",\"deadline\":\"2030-01-31\""
                                + ",\"assignedTo\":\"" + ann.user().hex() + "\""))
                .path("_id"));
        ann.post(task + "/status", "{\"status\":\"underReview\"}").then().statusCode(200);

        ann.put(task, StudioProject.TASK.replace("Collect", "Gather"))
                .then()
                .statusCode(200)
                .body("name", is("Gather raw data"))
                .body("status", is("underReview"))
                .body("estimatedHours", nullValue())
                .body("priority", nullValue())
                .body("deadline", nullValue())
                .body("assignedTo", nullValue());
    }

    @Test
    void isFoundThroughItsOwnProjectOnly() {
        var task = project.task();
        var other = StudioProject.created(ann);
        var unknown = TaskId.next(Clock.systemUTC());
        assertNothingChanges(() -> {
            for (var path :
                    List.of(other.path("tasks/" + task), path(unknown.hex()), path("x"), path(unknown.hex() + "0"))) {
                for (var answer : List.of(
                        ann.get(path),
                        ann.put(path, StudioProject.TASK),
                        ann.delete(path),
                        ann.post(path + "/status", "{\"status\":\"completed\"}"),
                        ann.patch(path + "/phase", "{\"phase\":\"modeling\"}"),
                        ann.patch(path + "/reassign", "{\"assignedTo\":null}"))) {
                    answer.then().statusCode(404).body("error", is("Task not found."));
                }
            }
        });
        var id = TaskId.parse(task).orElseThrow();
        ann.get(path(id.text())).then().statusCode(200).body("_id", is(task));
        ann.get(path(id.value().toString())).then().statusCode(200);
    }

    @Test
    void comesNewestFirstInPages() {
        var made = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            made.add(0, project.task());
        }
        ann.get(project.path()).then().body("tasks._id", is(made));
        ann.get(project.path("tasks")).then().body("_id", is(made)).header("Link", nullValue());

        var read = new ArrayList<String>();
        var page = ann.get(project.path("tasks?limit=2"));
        page.then().body("_id", contains(made.get(0), made.get(1)));
        read.addAll(page.path("_id"));
        while (page.header("Link") != null) {
            page = ann.get(page.header("Link").replaceAll("<(.*)>.*", "$1"));
            read.addAll(page.path("_id"));
        }
        assertEquals(made, read);
        assertRefused(400, ann.get(project.path("tasks?limit=1001")));
        assertRefused(400, ann.get(project.path("tasks?cursor=abc")));
    }

    private String path(String task) {
        return project.path("tasks/" + task);
    }

    private static String with(String more) {
        return StudioProject.TASK.replace("}", "," + more + "}");
    }
}

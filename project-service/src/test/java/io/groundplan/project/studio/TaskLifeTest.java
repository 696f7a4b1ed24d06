package io.groundplan.project.studio;

import java.util.List;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.groundplan.contracts.event.ProjectEvent;
import io.groundplan.contracts.id.TaskId;
import io.groundplan.project.support.ProjectEvents;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.StudioProject;
import io.groundplan.testkit.race.AtOnce;
import io.groundplan.testkit.sql.ServiceDatabase;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.Door;

import static io.groundplan.testkit.surface.Refusals.assertNothingChanges;
import static io.groundplan.testkit.surface.Refusals.assertRefused;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** A task from pending to completed and back. */
@QuarkusTest
class TaskLifeTest extends ProjectServiceTest {
    private static final List<String> STATUSES = List.of("pending", "onHold", "inProgress", "underReview", "completed");

    private final Client ann = Client.person("ann").at(Door.STUDIO);
    private StudioProject project;

    @BeforeEach
    void makeAProject() {
        project = StudioProject.created(ann);
    }

    @Test
    void beginsPending() {
        var created = project.created("tasks", StudioProject.TASK);

        created.then()
                .header("ETag", is("\"1\""))
                .body("status", is("pending"))
                .body("completed", is(false))
                .body("project", is(project.id()))
                .body("startedAt", nullValue())
                .body("finishedAt", nullValue());
        var event = ProjectEvents.await(project.uuid(), ProjectEvent.TaskCreated.TYPE);
        assertEquals(uuid(created.path("_id")).toString(), event.headers().get("ce_subject"));
        assertEquals("1", event.headers().get("ce_sequence"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"onHold", "inProgress", "underReview", "completed"})
    void startsWhenItFirstLeavesPending(String status) {
        var task = task();

        var started = set(task, status);

        started.then()
                .body("status", is(status))
                .body("startedAt", is(started.<String>path("updatedAt")))
                .body("completed", is(status.equals("completed")));
        set(task, "pending").then().body("startedAt", is(started.<String>path("startedAt")));
        set(task, "inProgress").then().body("startedAt", is(started.<String>path("startedAt")));
    }

    @Test
    void isFinishedWhileItIsCompleted() {
        for (var from : STATUSES.subList(0, 4)) {
            var task = task();
            set(task, from).then().body("finishedAt", nullValue());
            var completed = set(task, "completed");
            completed
                    .then()
                    .body("finishedAt", is(completed.<String>path("updatedAt")))
                    .body("completed", is(true));
            ann.get(project.path())
                    .then()
                    .body("tasks[0].completed", is(true))
                    .body("tasks[0].status", is("completed"));

            set(task, from).then().body("finishedAt", nullValue()).body("completed", is(false));
        }
    }

    @Test
    void tellsEveryRealChangeOfStatus() {
        var task = task();
        for (var status : List.of("inProgress", "inProgress", "completed", "pending")) {
            set(task, status);
        }
        ann.put(task, StudioProject.TASK.replace("Export it.", "Export all of it."))
                .then()
                .statusCode(200);
        ann.get(task).then().header("ETag", is("\"5\""));
        set(task, "onHold");

        var told = ProjectEvents.awaitAll(project.uuid(), ProjectEvent.TaskStatusChanged.TYPE, 4);
        var id = uuid(task.substring(task.lastIndexOf('/') + 1)).toString();
        told.forEach(event -> assertEquals(id, event.headers().get("ce_subject")));
        assertEquals(
                List.of("2 inProgress", "3 completed", "4 pending", "6 onHold"),
                told.stream()
                        .map(event -> event.headers().get("ce_sequence") + " "
                                + JsonPath.from(event.value()).getString("status"))
                        .toList());
    }

    @Test
    void changesNothingWhenItIsSoAlready() {
        var task = task();
        assertNothingChanges(() -> {
            set(task, "pending").then().header("ETag", is("\"1\""));
            ann.patch(task + "/phase", "{\"phase\":\"data_understanding\"}")
                    .then()
                    .statusCode(200)
                    .header("ETag", is("\"1\""));
            ann.patch(task + "/reassign", "{\"assignedTo\":null}")
                    .then()
                    .statusCode(200)
                    .header("ETag", is("\"1\""));
            ann.put(task, StudioProject.TASK).then().statusCode(200).header("ETag", is("\"1\""));
        });
        ann.get(task).then().header("ETag", is("\"1\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"business", "data_understanding", "data_preparation", "modeling", "evaluation", "deployment"})
    void movesToAnyPhase(String phase) {
        var task = task();
        ann.patch(task + "/phase", "{\"phase\":\"" + phase + "\"}")
                .then()
                .statusCode(200)
                .body("phase", is(phase))
                .body("status", is("pending"));
        ann.get(project.path()).then().body("tasks[0].phase", is(phase));
    }

    @Test
    void letsOneOfManyChangesOfTheSameVersionWin() {
        var task = task();

        var answers = AtOnce.times(
                8, i -> ann.with("If-Match", "\"1\"").post(task + "/status", status(STATUSES.get(1 + i % 4))));

        var won = answers.stream().filter(answer -> answer.statusCode() == 200).toList();
        assertEquals(1, won.size());
        answers.stream().filter(answer -> answer != won.get(0)).forEach(answer -> assertRefused(412, answer));
        ann.get(task)
                .then()
                .header("ETag", is("\"2\""))
                .body("status", is(won.get(0).<String>path("status")));
    }

    @Test
    void losesNoneOfManyChanges() {
        var task = task();

        var etags = AtOnce.times(
                        8, i -> ann.put(task, StudioProject.TASK.replace("Export it.", "Export it " + i + " times."))
                                .header("ETag"))
                .stream()
                .distinct()
                .count();

        assertEquals(8, etags);
        ann.get(task).then().header("ETag", is("\"9\""));
    }

    @Test
    void refusesAnOlderVersion() {
        var task = task();
        set(task, "inProgress");
        var late = ann.with("If-Match", "\"1\"");
        assertNothingChanges(() -> {
            assertRefused(412, late.put(task, StudioProject.TASK));
            assertRefused(412, late.post(task + "/status", status("completed")));
            assertRefused(412, late.patch(task + "/phase", "{\"phase\":\"modeling\"}"));
            assertRefused(
                    412,
                    late.patch(
                            task + "/reassign",
                            "{\"assignedTo\":\"" + ann.user().hex() + "\"}"));
            assertRefused(412, late.delete(task));
        });
        ann.with("If-Match", "\"2\"")
                .delete(task)
                .then()
                .statusCode(200)
                .body("message", is("Task deleted successfully."));
        assertRefused(404, ann.get(task));
    }

    @Test
    void happensOnceWithAKey() {
        var once = ann.with("Idempotency-Key", UUID.randomUUID().toString());
        var first = once.post(project.path("tasks"), StudioProject.TASK);
        var second = once.post(project.path("tasks"), StudioProject.TASK);
        second.then().statusCode(201).header("Idempotency-Replayed", is("true")).header("ETag", is("\"1\""));
        assertEquals(first.asString(), second.asString());

        var task = project.path("tasks/" + first.path("_id"));
        var again = ann.with("Idempotency-Key", UUID.randomUUID().toString());
        var changed = again.post(task + "/status", status("completed"));
        set(task, "pending");
        again.post(task + "/status", status("completed"))
                .then()
                .body("updatedAt", is(changed.<String>path("updatedAt")));
        ann.get(task).then().body("status", is("pending"));
        assertEquals(1L, ServiceDatabase.value("select count(*) from task where project_id = ?", project.uuid()));
    }

    @Test
    void isNeverLeftBehindByADeletion() {
        var member = project.with("member");
        AtOnce.times(
                6, i -> i == 3 ? ann.delete(project.path()) : member.post(project.path("tasks"), StudioProject.TASK));

        assertEquals(0L, ServiceDatabase.value("select count(*) from task where project_id = ?", project.uuid()));
        assertRefused(404, member.get(project.path("tasks")));
    }

    @Test
    void keepsItsTimesByConstraints() {
        assertEquals(
                0L,
                ServiceDatabase.value(
                        """
                        select count(*) from task
                        where (status = 'completed') <> (finished_at is not null)
                            or (status <> 'pending' and started_at is null)
                            or finished_at < started_at
                        """));
    }

    private String task() {
        return project.path("tasks/" + project.task());
    }

    private Response set(String task, String status) {
        var answer = ann.post(task + "/status", status(status));
        answer.then().statusCode(200).body("updatedAt", notNullValue());
        return answer;
    }

    private static String status(String status) {
        return "{\"status\":\"" + status + "\"}";
    }

    private static UUID uuid(String taskId) {
        return TaskId.parse(taskId).orElseThrow().value();
    }
}

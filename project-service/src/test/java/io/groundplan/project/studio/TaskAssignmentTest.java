package io.groundplan.project.studio;

import java.util.List;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.project.support.Members;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.StudioProject;
import io.groundplan.project.support.TestProject;
import io.groundplan.testkit.sql.ServiceDatabase;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.Door;

import static io.groundplan.testkit.surface.Refusals.assertNothingChanges;
import static io.groundplan.testkit.surface.Refusals.assertRefused;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

/** Who may write tasks, and to whom they can be given. */
@QuarkusTest
class TaskAssignmentTest extends ProjectServiceTest {
    private final Client ann = Client.person("ann").at(Door.STUDIO);
    private StudioProject project;

    @BeforeEach
    void makeAProject() {
        project = StudioProject.created(ann);
    }

    @Test
    void isGivenToAnyoneWithAPartInTheProject() {
        var team = Members.newTeam();
        var viewerOfTeam = Client.person("viewer").at(Door.STUDIO);
        Members.inTeam(team, ann, "owner");
        Members.inTeam(team, viewerOfTeam, "viewer");
        var made = TestProject.created(
                ann.at(Door.DATABASE), "{\"name\":\"Shop\",\"organization_id\":\"" + team.organizationText() + "\"}");
        var shared = new StudioProject(ann, made.id());
        var task = shared.path("tasks/" + shared.task());

        for (var person : List.of(ann, shared.with("viewer"), shared.with("admin"), viewerOfTeam)) {
            for (var form : List.of(
                    person.user().hex(),
                    person.user().text(),
                    person.user().value().toString())) {
                ann.patch(task + "/reassign", "{\"assignedTo\":\"" + form + "\"}")
                        .then()
                        .statusCode(200)
                        .body("assignedTo", is(person.user().hex()));
            }
        }
        ann.patch(task + "/reassign", "{\"assignedTo\":null}")
                .then()
                .statusCode(200)
                .body("assignedTo", nullValue())
                // one change for each of the four, and this one
                .header("ETag", is("\"6\""));
    }

    @Test
    void isNotGivenToAStranger() {
        var stranger = Client.person("stranger").user();
        var task = path(project.task());
        assertNothingChanges(() -> {
            for (var id : List.of(stranger.hex(), stranger.text(), "nobody", "")) {
                var assigned = "\"assignedTo\":\"" + id + "\"";
                for (var answer : List.of(
                        ann.patch(task + "/reassign", "{" + assigned + "}"),
                        ann.put(task, with(assigned)),
                        ann.post(project.path("tasks"), with(assigned)))) {
                    answer.then().statusCode(404).body("error", is("User not found."));
                }
            }
        });
        ann.get(task).then().header("ETag", is("\"1\""));
    }

    @Test
    void staysWithSomeoneWhoHasLeft() {
        var leaving = project.with("member");
        var body = with("\"assignedTo\":\"" + leaving.user().hex() + "\"");
        var task = path(project.created("tasks", body).path("_id"));
        var other = path(project.task());
        ServiceDatabase.run(
                "delete from project_member where user_id = '" + leaving.user().value() + "'");

        ann.put(task, body.replace("Collect", "Gather"))
                .then()
                .statusCode(200)
                .body("assignedTo", is(leaving.user().hex()));
        assertRefused(404, ann.put(other, body));
    }

    @Test
    void isReadByViewersAndWrittenByMembers() {
        var viewer = project.with("viewer");
        var member = project.with("member");
        var task = path(project.task());

        viewer.get(task).then().statusCode(200);
        viewer.get(project.path("tasks")).then().statusCode(200);
        assertNothingChanges(() -> {
            assertRefused(403, viewer.post(project.path("tasks"), StudioProject.TASK));
            assertRefused(403, viewer.put(task, StudioProject.TASK));
            assertRefused(403, viewer.post(task + "/status", "{\"status\":\"completed\"}"));
            assertRefused(403, viewer.patch(task + "/phase", "{\"phase\":\"modeling\"}"));
            assertRefused(403, viewer.patch(task + "/reassign", "{\"assignedTo\":null}"));
            assertRefused(403, viewer.delete(task));
        });
        member.post(task + "/status", "{\"status\":\"completed\"}").then().statusCode(200);
        member.delete(task).then().statusCode(200);
    }

    private String path(String task) {
        return project.path("tasks/" + task);
    }

    private static String with(String more) {
        return StudioProject.TASK.replace("}", "," + more + "}");
    }
}

package io.groundplan.project.workload;

import java.util.List;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.contracts.event.ProjectEvent;
import io.groundplan.contracts.job.JobSpec;
import io.groundplan.project.support.FakeWorker;
import io.groundplan.project.support.Members;
import io.groundplan.project.support.ProjectEvents;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.WorkloadProject;
import io.groundplan.testkit.sql.ServiceDatabase;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.Door;
import io.groundplan.testkit.surface.Refusals;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

/** Databases in environments, and what becomes of them when the environment goes. */
@QuarkusTest
class EnvironmentDatabasesTest extends ProjectServiceTest {
    private final Client ann = Client.person("ann").at(Door.WORKLOAD);
    private WorkloadProject project;
    private String staging;

    @BeforeEach
    void create() {
        project = WorkloadProject.created(ann);
        staging = project.newEnvironment("staging");
    }

    @Test
    void makesADatabaseByAJob() {
        var answer = ann.post(databases(staging), "{\"name\":\"orders\"}");

        answer.then()
                .statusCode(202)
                .body("name", is("orders"))
                .body("project_id", is(project.id()))
                .body("environment_id", is(staging))
                .body("state", is("provisioning"));
        String database = answer.path("id");
        ann.get(connection(staging, database)).then().statusCode(409).body("error.code", is("CONFLICT"));
        assertInstanceOf(
                JobSpec.CreateDatabase.class,
                FakeWorker.requested(project.latestJob(database)).spec());
        project.databaseCompleted(database);

        ann.get(databases(staging)).then().body("state", contains("ready")).body("id", contains(database));
        ann.get(databases(project.production())).then().body("", empty());
        ann.get(connection(staging, database))
                .then()
                .statusCode(200)
                .header("Cache-Control", is("no-store"))
                .body("direct_url", startsWith("postgresql://"))
                .body("pooled_url", nullValue())
                .body("username", startsWith("db_"));
    }

    @Test
    void findsADatabaseInItsOwnEnvironmentOnly() {
        var database = project.readyDatabase(staging, "orders");

        ann.get(connection(project.production(), database)).then().statusCode(404);
        ann.get(connection(staging, "nonsense")).then().statusCode(404).body("error.message", is("database not found"));
        ann.get(databases("nonsense")).then().statusCode(404).body("error.message", is("environment not found"));
        ann.post(databases("nonsense"), "{\"name\":\"a\"}").then().statusCode(404);
        ann.post(databases(staging), "{}").then().statusCode(400);
        ann.post(databases(staging), "{\"name\":\"orders\"}").then().statusCode(409);
    }

    @Test
    void isForTheRolesOfOtherDatabases() {
        var database = project.readyDatabase(staging, "orders");
        var viewer = Client.person("viewer").at(Door.WORKLOAD);
        var member = Client.person("member").at(Door.WORKLOAD);
        Members.inProject(project.asDatabaseProject(), viewer, "viewer");
        Members.inProject(project.asDatabaseProject(), member, "member");

        Refusals.assertNothingChanges(() -> {
            viewer.get(connection(staging, database)).then().statusCode(403);
            member.post(databases(staging), "{\"name\":\"a\"}").then().statusCode(403);
            Client.person("stranger")
                    .at(Door.WORKLOAD)
                    .get(databases(staging))
                    .then()
                    .statusCode(404);
        });
        viewer.get(databases(staging)).then().statusCode(200);
        member.get(connection(staging, database)).then().statusCode(200);
    }

    @Test
    void dropsTheDatabasesOfADeletedEnvironmentOnlyWhenForced() {
        var first = project.readyDatabase(staging, "orders");
        var second = project.readyDatabase(staging, "invoices");
        Refusals.assertNothingChanges(() -> ann.delete(project.environment(staging))
                .then()
                .statusCode(409)
                .body("error.message", is("the environment has databases, which only force=true drops")));

        ann.delete(project.environment(staging) + "?force=true").then().statusCode(204);

        ann.get(project.environment(staging)).then().statusCode(404);
        ann.get(databases(staging)).then().statusCode(404);
        ann.get(project.path("environments")).then().body("name", contains("production"));
        var again = project.newEnvironment("staging");
        ProjectEvents.await(project.uuid(), ProjectEvent.EnvironmentDeleted.TYPE);
        for (var database : List.of(first, second)) {
            var job = FakeWorker.requested(project.latestJob(database));
            assertInstanceOf(JobSpec.DeleteDatabase.class, job.spec());
        }
        project.databaseCompleted(first);
        assertEquals(1L, rows(staging));
        project.databaseCompleted(second);
        assertEquals(0L, rows(staging));
        assertEquals(List.of(), project.databasesOf(staging));
        ann.get(project.environment(again)).then().statusCode(200);
    }

    @Test
    void keepsAnEnvironmentWhoseDatabasesChangeAtTheMoment() {
        var ready = project.readyDatabase(staging, "orders");
        var provisioning = project.newDatabase(staging, "invoices");

        // the first one could go, and must not
        ann.delete(project.environment(staging) + "?force=true")
                .then()
                .statusCode(409)
                .body("error.message", is("another change is running"));

        ann.get(project.environment(staging)).then().statusCode(200).header("ETag", is("\"1\""));
        ann.get(databases(staging)).then().body("state", contains("provisioning", "ready"));
        assertEquals(List.of(ready, provisioning), project.databasesOf(staging));
        assertEquals(2L, ServiceDatabase.value("select count(*) from job where project_id = ?", project.uuid()));
    }

    @Test
    void makesTheOldestOtherDatabaseThePrimaryOne() {
        project.readyDatabase(staging, "first");
        var second = project.readyDatabase(project.production(), "second");
        project.readyDatabase(project.production(), "third");

        ann.delete(project.environment(staging) + "?force=true").then().statusCode(204);

        assertEquals(UUID.fromString(second), primary());
    }

    @Test
    void leavesAProjectWithoutADatabaseWhenItsLastOneGoes() {
        var only = project.readyDatabase(staging, "only");
        assertEquals(UUID.fromString(only), primary());

        ann.delete(project.environment(staging) + "?force=true").then().statusCode(204);
        project.databaseCompleted(only);

        assertEquals(null, primary());
        ann.get(project.path()).then().statusCode(200);
        ann.at(Door.DATABASE).get(project.asDatabaseProject().path()).then().statusCode(404);
    }

    @Test
    void endsWithItsProjectWhateverIsUnderWay() {
        var database = project.readyDatabase(staging, "orders");
        ann.delete(project.environment(staging) + "?force=true").then().statusCode(204);

        ann.delete(project.path()).then().statusCode(204);
        ann.get(project.path("environments")).then().statusCode(404);
        project.databaseCompleted(database);

        assertEquals(
                0L, ServiceDatabase.value("select count(*) from environment where project_id = ?", project.uuid()));
    }

    private Object primary() {
        return ServiceDatabase.value("select primary_database_id from project where id = ?", project.uuid());
    }

    private static long rows(String environment) {
        return (long)
                ServiceDatabase.value("select count(*) from environment where id = ?", UUID.fromString(environment));
    }

    private String databases(String environment) {
        return project.environment(environment) + "/databases";
    }

    private String connection(String environment, String database) {
        return databases(environment) + "/" + database + "/connection";
    }
}

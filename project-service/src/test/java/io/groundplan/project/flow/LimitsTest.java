package io.groundplan.project.flow;

import java.util.List;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.groundplan.contracts.event.EventJson;
import io.groundplan.contracts.event.ProjectEvent;
import io.groundplan.contracts.job.JobSpec;
import io.groundplan.contracts.job.RoleLimits;
import io.groundplan.project.support.FakeWorker;
import io.groundplan.project.support.ProjectEvents;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.TestProject;
import io.groundplan.testkit.surface.Client;

import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

/** What an update sets, and what of it the database hears of. */
@QuarkusTest
class LimitsTest extends ProjectServiceTest {
    private TestProject project;

    @BeforeEach
    void createProject() {
        project = TestProject.ready(Client.person("ann"));
    }

    @Test
    void bringsChangedLimitsToTheDatabaseByAJob() {
        var answer = project.owner()
                .patch(
                        project.path(),
                        """
                        {"statement_timeout":"5min","idle_transaction_timeout":"90s","max_connections":7}
                        """);
        answer.then()
                .statusCode(200)
                .body("project.statement_timeout", is("5min"))
                .body("project.idle_transaction_timeout", is("90s"))
                .body("project.max_connections", is(7))
                .body("project.latest_job_id", not(project.job()));

        String job = answer.path("project.latest_job_id");
        var spec = assertInstanceOf(
                JobSpec.ApplyLimits.class, FakeWorker.requested(job).spec());
        assertEquals(new RoleLimits(7, "5min", "90s", 1_073_741_824), spec.limits());
        project.completed(job);
        assertEquals("ready", project.read().getString("state"));
    }

    @Test
    void needsNoJobForANameOrAnEnvironment() {
        project.owner()
                .patch(project.path(), "{\"name\":\" New name \",\"environment\":\"non_production\"}")
                .then()
                .statusCode(200)
                .body("project.name", is("New name"))
                .body("project.environment", is("non_production"))
                .body("project.slug", is("shop"))
                .body("project.latest_job_id", is(project.job()));

        var told = ProjectEvents.await(project.uuid(), ProjectEvent.ProjectUpdated.TYPE);
        assertEquals(
                List.of("name", "environment"),
                EventJson.read(told.value(), ProjectEvent.ProjectUpdated.class).changed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"name\":\"Shop\"}", "{\"statement_timeout\":\"60s\"}", "{\"unknown\":1}"})
    void changesNothingWhenNothingIsDifferent(String json) {
        var before = project.owner().get(project.path());

        var after = project.owner().patch(project.path(), json);

        after.then().statusCode(200).header("ETag", is(before.header("ETag")));
        assertEquals(before.asString(), after.asString());
    }

    @Test
    void goesBackToThePlansConnectionsWithANull() {
        completedChange("{\"max_connections\":3}");

        project.owner()
                .patch(project.path(), "{\"max_connections\":null}")
                .then()
                .statusCode(200)
                .body("project.max_connections", is(15));
    }

    @Test
    void dropsAnOwnNumberThatASmallerPlanDoesNotAllow() {
        completedChange("{\"plan\":\"standard\",\"max_connections\":25}");

        project.owner()
                .patch(project.path(), "{\"plan\":\"free\"}")
                .then()
                .statusCode(200)
                .body("project.plan", is("free"))
                .body("project.max_connections", is(15));
    }

    @Test
    void followsThePlan() {
        var answer = project.owner().patch(project.path(), "{\"plan\":\"business\"}");
        answer.then()
                .statusCode(200)
                .body("project.max_connections", is(60))
                .body("project.storage_limit_bytes", is(53_687_091_200L));

        var spec = (JobSpec.ApplyLimits)
                FakeWorker.requested(answer.path("project.latest_job_id")).spec();
        assertEquals(60, spec.limits().connectionLimit());
        assertEquals(53_687_091_200L, spec.limits().storageBytes());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"max_connections\":16}",
                "{\"max_connections\":0}",
                "{\"max_connections\":-1}",
                "{\"max_connections\":\"7\"}",
                "{\"max_connections\":7.5}",
                "{\"max_connections\":99999999999}",
                "{\"plan\":\"gold\"}",
                "{\"plan\":null}",
                "{\"name\":null}",
                "{\"name\":\"  \"}",
                "{\"name\":7}",
                "{\"environment\":null}",
                "{\"environment\":\"staging\"}",
                "{\"statement_timeout\":\"soon\"}",
                "{\"statement_timeout\":\"-1s\"}",
                "{\"statement_timeout\":\"25d\"}",
                "{\"statement_timeout\":60}",
                "{\"idle_transaction_timeout\":\"1s; drop table project\"}",
                "[]",
                "null",
                "\"text\""
            })
    void refusesWhatItCannotSetAndChangesNothing(String json) {
        var before = project.owner().get(project.path()).asString();

        project.owner().patch(project.path(), json).then().statusCode(400).body("error", not(nullValue()));

        assertEquals(before, project.owner().get(project.path()).asString());
    }

    @Test
    void takesTheFirstOfTwoChangesAndRefusesTheSecondWhileItRuns() {
        project.owner().patch(project.path(), "{\"max_connections\":3}").then().statusCode(200);

        project.owner()
                .patch(project.path(), "{\"max_connections\":4}")
                .then()
                .statusCode(409)
                .body("error", is("another change is running"));
        assertEquals(3, project.read().getInt("max_connections"));
    }

    @Test
    void refusesAStaleVersion() {
        var etag = project.owner().get(project.path()).header("ETag");
        project.owner()
                .with("If-Match", etag)
                .patch(project.path(), "{\"name\":\"One\"}")
                .then()
                .statusCode(200);

        project.owner()
                .with("If-Match", etag)
                .patch(project.path(), "{\"name\":\"Two\"}")
                .then()
                .statusCode(412);
        project.owner().with("If-Match", etag).delete(project.path()).then().statusCode(412);
        assertEquals("One", project.read().getString("name"));
    }

    private void completedChange(String json) {
        var answer = project.owner().patch(project.path(), json);
        answer.then().statusCode(200);
        project.completed(answer.path("project.latest_job_id"));
    }
}

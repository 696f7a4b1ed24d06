package io.groundplan.project.platform;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.job.DatabaseTarget;
import io.groundplan.contracts.job.JobSpec;
import io.groundplan.project.support.FakeWorker;
import io.groundplan.project.support.PlatformProject;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.testkit.sql.ServiceDatabase;
import io.groundplan.testkit.surface.Client;

import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

/** Which of its databases a project is on the database surface. */
@QuarkusTest
class PlatformPrimaryTest extends ProjectServiceTest {
    /** Projects whose primary database is none of theirs, or is being deleted though another one stays, or is missing. */
    private static final String WRONG =
            """
            select count(*) from project p
            where p.state <> 'deleted' and p.id = ?
            and (
                (p.primary_database_id is null)
                    <> not exists (select 1 from project_database d where d.project_id = p.id)
                or (p.primary_database_id is not null and not exists (
                    select 1 from project_database d where d.id = p.primary_database_id and d.project_id = p.id
                    and (d.state <> 'deleting' or not exists (
                        select 1 from project_database o where o.project_id = p.id and o.state <> 'deleting')))))
            """;

    private PlatformProject project;

    @BeforeEach
    void createProject() {
        project = PlatformProject.created(Client.person("ann"));
    }

    @AfterEach
    void hasAPrimaryDatabaseAsLongAsItHasAny() {
        assertEquals(0L, ServiceDatabase.value(WRONG, project.uuid()));
    }

    @Test
    void isTheFirstOne() {
        project.onDatabase().owner().get(project.onDatabase().path()).then().statusCode(404);
        var first = project.wanted("users-db");
        assertShown(first, "provisioning");

        project.onDatabase().completed(project.latestJob(first));
        project.ready("posts-db");

        assertShown(first, "ready");
    }

    @Test
    void isTheOldestOtherOneWhenItIsDeleted() {
        var first = project.ready("a");
        var second = project.ready("b");
        project.ready("c");

        project.deleting(first);
        assertShown(second, "ready");
        project.onDatabase().completed(project.latestJob(first));

        assertShown(second, "ready");
    }

    @Test
    void staysTheLastOneUntilThatIsDropped() {
        var first = project.ready("a");
        var second = project.ready("b");
        project.deleting(first);
        project.deleting(second);
        assertShown(second, "deleting");

        project.onDatabase().completed(project.latestJob(second));
        assertShown(first, "deleting");
        project.onDatabase().completed(project.latestJob(first));

        project.onDatabase().owner().get(project.onDatabase().path()).then().statusCode(404);
        project.owner().get(project.path()).then().statusCode(200).body("project.databaseCount", is(0));
    }

    @Test
    void isANewOneWhileTheLastIsBeingDropped() {
        var first = project.ready("a");
        project.deleting(first);

        var second = project.wanted("b");

        assertShown(second, "provisioning");
        project.onDatabase().completed(project.latestJob(first));
        project.onDatabase().completed(project.latestJob(second));
        assertShown(second, "ready");
    }

    @Test
    void canBeProvisionedAgainWhenItFailed() {
        var database = project.failed("users-db");
        assertShown(database, "failed");
        assertEquals("no", project.onDatabase().read().getString("last_error"));

        var job = project.onDatabase().requested("POST", "retry-provisioning", null);
        var spec = assertInstanceOf(
                JobSpec.ProvisionProject.class, FakeWorker.requested(job).spec());
        assertEquals(uuid(database), spec.target().databaseId());
        project.onDatabase().completed(job);

        assertShown(database, "ready");
        assertEquals("ready", project.state(database));
    }

    @Test
    void leavesAFailedOtherOneToBeDeletedAndMadeAgain() {
        project.ready("users-db");
        var failed = project.failed("posts-db");
        assertEquals("failed", project.state(failed));
        project.onDatabase()
                .owner()
                .post(project.onDatabase().path("retry-provisioning"))
                .then()
                .statusCode(409);

        project.dropped(failed);

        project.ready("posts-db");
    }

    @Test
    void bringsChangedLimitsToAllThatAreReady() {
        var first = project.ready("a");
        var second = project.ready("b");
        project.failed("c");

        var answer = project.onDatabase().owner().patch(project.onDatabase().path(), "{\"max_connections\":7}");
        answer.then().statusCode(200);

        var job = answer.<String>path("project.latest_job_id");
        var spec = assertInstanceOf(
                JobSpec.ApplyLimits.class, FakeWorker.requested(job).spec());
        assertEquals(
                Set.of(uuid(first), uuid(second)),
                spec.targets().stream().map(DatabaseTarget::databaseId).collect(Collectors.toSet()));
        project.onDatabase().completed(job);
        var more = FakeWorker.requested(project.latestJob(project.wanted("d")));
        assertEquals(7, ((JobSpec.CreateDatabase) more.spec()).limits().connectionLimit());
    }

    @Test
    void takesTheWholeProjectAwayWhileItIsTheLastOneAndCouldNotBeDropped() {
        var database = project.ready("users-db");
        project.deleting(database);
        project.onDatabase().failed(project.latestJob(database), "the cluster is not reachable");

        var job = project.onDatabase().requested("DELETE", "", null);
        project.owner().get(project.path()).then().statusCode(404);
        project.onDatabase().completed(job);

        project.onDatabase().owner().get(project.onDatabase().path()).then().statusCode(404);
        assertEquals(
                0L,
                ServiceDatabase.value("select count(*) from project_database where project_id = ?", project.uuid()));
    }

    private void assertShown(String database, String state) {
        var shown = project.onDatabase().read();
        assertEquals(
                database.replace("db_", ""), shown.getString("database_name").replace("db_", ""));
        assertEquals(state, shown.getString("state"));
    }

    private static UUID uuid(String database) {
        return DatabaseId.parse(database).orElseThrow().value();
    }
}

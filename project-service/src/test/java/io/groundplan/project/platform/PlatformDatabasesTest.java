package io.groundplan.project.platform;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.groundplan.contracts.event.EventJson;
import io.groundplan.contracts.event.ProjectEvent;
import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.job.JobSpec;
import io.groundplan.contracts.job.RoleLimits;
import io.groundplan.project.support.FakeWorker;
import io.groundplan.project.support.PlatformProject;
import io.groundplan.project.support.ProjectEvents;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.testkit.race.AtOnce;
import io.groundplan.testkit.sql.ServiceDatabase;
import io.groundplan.testkit.surface.Client;

import static io.groundplan.project.platform.PlatformRefusal.assertInvalid;
import static io.groundplan.project.platform.PlatformRefusal.assertRefused;
import static io.groundplan.testkit.surface.Refusals.assertNothingChanges;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The databases of a project, from the request to the end of their jobs. */
@QuarkusTest
class PlatformDatabasesTest extends ProjectServiceTest {
    private static final int MANY = 20;

    private PlatformProject project;
    private Client ann;

    @BeforeEach
    void createProject() {
        project = PlatformProject.created(Client.person("ann"));
        ann = project.owner();
    }

    @Test
    void makesADatabaseByAJob() {
        var answer = ann.post(project.databases(), "{\"name\":\" users-db \"}");
        answer.then()
                .statusCode(202)
                .body("success", is(true))
                .body("database.id", startsWith("db_"))
                .body("database.name", is("users-db"))
                .body("database.projectId", is(project.id()))
                .body("database.state", is("provisioning"));
        String database = answer.path("database.id");
        var job = project.latestJob(database);
        var requested = FakeWorker.requested(job);
        var spec = assertInstanceOf(JobSpec.CreateDatabase.class, requested.spec());
        assertEquals(new RoleLimits(15, "60s", "60s", 1_073_741_824), spec.limits());
        assertTrue(spec.scramVerifier().startsWith("SCRAM-SHA-256$"));
        assertEquals("database:" + database, requested.lockedResource());
        var shown = ann.get(project.database(database));
        assertEquals(answer.asString(), shown.asString());
        assertEquals(answer.header("ETag"), shown.header("ETag"));
        assertRefused(409, "CONFLICT", ann.get(project.database(database) + "/connection"));

        project.onDatabase().completed(job);

        assertEquals("ready", project.state(database));
        var told = ProjectEvents.await(project.uuid(), ProjectEvent.DatabaseCreated.TYPE);
        assertEquals(
                "users-db",
                EventJson.read(told.value(), ProjectEvent.DatabaseCreated.class).databaseName());
        ProjectEvents.await(project.uuid(), ProjectEvent.ProjectReady.TYPE);
    }

    @Test
    void connectsLikeTheDatabaseSurface() {
        var first = project.ready("users-db");
        var second = project.ready("posts-db");

        var connection = ann.get(project.database(first) + "/connection");
        connection
                .then()
                .statusCode(200)
                .header("Cache-Control", is("no-store"))
                .body("connection.pooledUrl", nullValue());
        var primary = project.onDatabase().owner().get(project.onDatabase().path("connections"));
        assertEquals(primary.<String>path("connections.direct_url"), connection.path("connection.directUrl"));
        assertEquals(primary.<String>path("connections.username"), connection.path("connection.username"));
        ann.get(project.database(second) + "/connection")
                .then()
                .body("connection.directUrl", not(is(connection.<String>path("connection.directUrl"))))
                .body("connection.username", is("db_" + second.substring(3) + "_app"));
    }

    @Test
    void listsThemNewestFirstInPages() {
        var older = project.ready("users-db");
        var newer = project.wanted("posts-db");

        ann.get(project.databases())
                .then()
                .body("databases.id", contains(newer, older))
                .header("Link", nullValue());
        var first = ann.get(project.databases() + "?limit=1");
        first.then().body("databases.id", contains(newer));
        var link = first.header("Link");
        ann.get(link.substring(1, link.indexOf('>'))).then().body("databases.id", contains(older));
        assertInvalid("limit", ann.get(project.databases() + "?limit=1001"));
    }

    @Test
    void takesANameOncePerEnvironmentUntilTheDatabaseIsDropped() {
        var database = project.ready("users-db");
        project.wanted("Users-DB");

        assertNothingChanges(
                () -> assertRefused(409, "CONFLICT", ann.post(project.databases(), "{\"name\":\"users-db\"}")));
        project.deleting(database);
        assertRefused(409, "CONFLICT", ann.post(project.databases(), "{\"name\":\"users-db\"}"));
        project.onDatabase().completed(project.latestJob(database));

        project.wanted("users-db");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"name\":null}", "{\"name\":\" \"}", "{\"name\":[]}", "{\"name\":1}"})
    void needsAName(String json) {
        assertNothingChanges(() -> assertInvalid("name", ann.post(project.databases(), json)));
    }

    @Test
    void takesANameOfAHundredCharacters() {
        assertInvalid("name", ann.post(project.databases(), "{\"name\":\"" + "x".repeat(101) + "\"}"));
        project.wanted("x".repeat(100));
    }

    @Test
    void makesOneOfManyOfOneName() {
        var answers = AtOnce.times(MANY, i -> ann.post(project.databases(), "{\"name\":\"users-db\"}"));

        assertEquals(
                1, answers.stream().filter(answer -> answer.statusCode() == 202).count());
        answers.stream()
                .filter(answer -> answer.statusCode() != 202)
                .forEach(answer -> assertRefused(409, "CONFLICT", answer));
        assertEquals(1, databaseCount());
        FakeWorker.requested(project.latestJob(ann.get(project.databases()).path("databases[0].id")));
        assertEquals(1, FakeWorker.requestsOf(project.uuid()));
    }

    @Test
    void makesManyBesideEachOtherAndOneOfThemThePrimaryOne() {
        var answers = AtOnce.times(MANY, i -> ann.post(project.databases(), "{\"name\":\"db-" + i + "\"}"));

        answers.forEach(answer -> answer.then().statusCode(202));
        assertEquals(MANY, databaseCount());
        assertEquals(
                1L,
                ServiceDatabase.value(
                        """
                        select count(distinct d.cluster_id) from project_database d
                        join project p on p.id = d.project_id where p.id = ? and p.primary_database_id is not null
                        """,
                        project.uuid()));
        var oldest = (UUID) ServiceDatabase.value(
                "select id from project_database where project_id = ? order by created_at, id limit 1", project.uuid());
        assertEquals(
                oldest, ServiceDatabase.value("select primary_database_id from project where id = ?", project.uuid()));
    }

    @Test
    void countsAlikeEverywhereAtEveryMoment() {
        assertCounts(0);
        var kept = project.ready("users-db");
        assertCounts(1);
        var gone = project.wanted("posts-db");
        assertCounts(2);
        project.onDatabase().completed(project.latestJob(gone));
        assertCounts(2);
        var failed = project.failed("broken-db");
        assertCounts(3);
        project.deleting(gone);
        assertCounts(3);
        project.onDatabase().completed(project.latestJob(gone));
        assertCounts(2);
        project.dropped(failed);
        assertCounts(1);
        project.dropped(kept);
        assertCounts(0);
    }

    @Test
    void dropsADatabaseByAJob() {
        project.ready("users-db");
        var database = project.ready("posts-db");

        ann.delete(project.database(database))
                .then()
                .statusCode(200)
                .body("success", is(true))
                .body("message", is("Database deletion started"));
        assertEquals("deleting", project.state(database));
        assertRefused(409, "CONFLICT", ann.get(project.database(database) + "/connection"));
        var job = project.latestJob(database);
        var spec = assertInstanceOf(
                JobSpec.DeleteDatabase.class, FakeWorker.requested(job).spec());
        assertEquals(
                DatabaseId.parse(database).orElseThrow().value(), spec.target().databaseId());
        // while it is under way, nothing more
        assertNothingChanges(() -> project.deleting(database));
        project.onDatabase().completed(job);

        assertRefused(404, "NOT_FOUND", ann.get(project.database(database)));
        var told = ProjectEvents.await(project.uuid(), ProjectEvent.DatabaseDeleted.TYPE);
        assertEquals(
                "posts-db",
                EventJson.read(told.value(), ProjectEvent.DatabaseDeleted.class).databaseName());
    }

    @Test
    void deletesNothingThatIsBeingMadeOrChanged() {
        var database = project.wanted("users-db");
        assertNothingChanges(() -> assertRefused(409, "CONFLICT", ann.delete(project.database(database))));
        project.onDatabase().completed(project.latestJob(database));

        var rotation = project.onDatabase().requested("POST", "credentials/rotate", null);
        assertNothingChanges(() -> {
            assertRefused(409, "CONFLICT", ann.delete(project.database(database)));
            assertRefused(409, "CONFLICT", ann.post(project.databases(), "{\"name\":\"posts-db\"}"));
        });
        project.onDatabase().completed(rotation);
        project.dropped(database);
    }

    @Test
    void triesAFailedDeletionAgain() {
        project.ready("users-db");
        var database = project.ready("posts-db");
        project.deleting(database);
        project.onDatabase().failed(project.latestJob(database), "the cluster is not reachable");
        assertEquals("deleting", project.state(database));

        project.dropped(database);

        assertRefused(404, "NOT_FOUND", ann.get(project.database(database)));
    }

    @Test
    void refusesADeletionOfAnOlderVersion() {
        var database = project.wanted("users-db");
        var before = ann.get(project.database(database)).header("ETag");
        project.onDatabase().completed(project.latestJob(database));
        var after = ann.get(project.database(database)).header("ETag");

        assertRefused(412, "PRECONDITION_FAILED", ann.with("If-Match", before).delete(project.database(database)));
        ann.with("If-Match", after).delete(project.database(database)).then().statusCode(200);
    }

    @Test
    void makesOneDatabaseOfARepeatedRequest() {
        var once = ann.with("Idempotency-Key", "make-" + project.id());

        var first = once.post(project.databases(), "{\"name\":\"users-db\"}");
        var second = once.post(project.databases(), "{\"name\":\"users-db\"}");

        second.then()
                .statusCode(202)
                .header("Idempotency-Replayed", is("true"))
                .header("ETag", is(first.header("ETag")));
        assertEquals(first.asString(), second.asString());
        assertEquals(1, databaseCount());
    }

    @Test
    void dropsAllOfThemWithTheProject() {
        var names = List.of("a", "b", "c");
        names.forEach(project::ready);
        ann.delete(project.path()).then().statusCode(200);
        var job = project.onDatabase().read().getString("latest_job_id");

        var spec = assertInstanceOf(
                JobSpec.DeleteProject.class, FakeWorker.requested(job).spec());
        assertEquals(names.size(), spec.targets().size());
        project.onDatabase().completed(job);

        assertEquals(0, databaseCount());
        project.onDatabase().owner().get(project.onDatabase().path()).then().statusCode(404);
    }

    private void assertCounts(int expected) {
        var team = project.read().getString("teamId");
        var list = ann.get(PlatformProject.PROJECTS + "/team/" + team);
        int inList = IntStream.range(0, list.<List<String>>path("projects.id").size())
                .filter(i -> project.id().equals(list.path("projects[" + i + "].id")))
                .map(i -> list.path("projects[" + i + "].databaseCount"))
                .findFirst()
                .orElseThrow();
        assertEquals(
                List.of(expected, expected, expected, expected),
                List.of(
                        project.read().getInt("databaseCount"),
                        inList,
                        ann.get(project.databases())
                                .<List<String>>path("databases.id")
                                .size(),
                        (int) databaseCount()));
    }

    private long databaseCount() {
        return (long)
                ServiceDatabase.value("select count(*) from project_database where project_id = ?", project.uuid());
    }
}

package io.groundplan.worker.drift;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.testkit.net.Outage;
import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TenantClusterTestResource;
import io.groundplan.testkit.quarkus.TestServers;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Other tests leave things behind that no project knows, so each test asks about its own. */
@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(TenantClusterTestResource.class)
@QuarkusTestResource(ProjectsStandIn.class)
class DriftTest {
    private static final String DRIFT = "/internal/drift";

    @Inject
    DataSource database;

    @BeforeEach
    @AfterEach
    void clear() {
        ProjectsStandIn.forgetsAll();
        execute("delete from job; delete from ready_database");
    }

    @Test
    void whatAProjectKnowsIsNoDrift() {
        var ready = TenantObjects.create().made().known(true);
        var failed = TenantObjects.create().made().known(false);
        // pages are shorter than this
        var others = List.of(
                TenantObjects.create().known(false), TenantObjects.create().known(false));

        var report = look();

        assertEquals(List.of(), orphans(report, ready));
        assertEquals(List.of(), orphans(report, failed));
        assertFalse(missing(report).contains(ready.database()));
        others.forEach(other -> assertFalse(missing(report).contains(other.database())));
    }

    @Test
    void orphansAreFoundAndDroppedOnRequestOnly() {
        var orphan = TenantObjects.create().made();
        var names = List.of(
                orphan.database(), orphan.target().loginRole(), orphan.target().ownerRole());

        assertEquals(names.stream().sorted().toList(), orphans(look(), orphan));
        assertEquals(names.stream().sorted().toList(), orphans(last(), orphan));
        assertTrue(orphan.databaseExists());

        var repaired = repair();

        assertEquals(List.of(), orphans(repaired, orphan));
        for (var name : names) {
            assertEquals(true, repaired.get("repaired.find { it.name == '%s' }.dropped".formatted(name)));
        }
        assertFalse(orphan.databaseExists());
        assertFalse(TenantObjects.roleExists(orphan.target().loginRole()));
        assertFalse(TenantObjects.roleExists(orphan.target().ownerRole()));
    }

    @Test
    void aSingleRoleOrAnOwnersTemplateIsRepairedToo() {
        var role = TenantObjects.create();
        TenantObjects.role(role.target().loginRole(), role.marker());
        var template = TenantObjects.create().made();
        TenantObjects.execute("alter database %s with is_template true".formatted(template.database()));

        repair();

        assertFalse(TenantObjects.roleExists(role.target().loginRole()));
        assertFalse(template.databaseExists());
    }

    @Test
    void whatIsOfOthersIsNeverTouchedWhateverItLooksLike() {
        var stranger = TenantObjects.create();
        var id = UUID.randomUUID().toString().substring(0, 8);
        var markers = List.of(
                "groundplan-spare:" + stranger.project().text(),
                "groundplan:template",
                "groundplan:",
                "groundplan:prj_",
                "groundplan:" + stranger.project().text() + " ",
                " " + stranger.marker(),
                stranger.marker().toUpperCase(Locale.ROOT),
                "groundplan:" + stranger.project().value(),
                "groundplan:prj_00000000000000000000x",
                "otherplan:" + stranger.project().text());
        for (int i = 0; i < markers.size(); i++) {
            TenantObjects.database("db_foreign_%s_%d".formatted(id, i), markers.get(i));
            TenantObjects.role("db_foreign_%s_%d_owner".formatted(id, i), markers.get(i));
        }
        // named like one of ours, and no marker at all
        TenantObjects.execute("create database " + stranger.database());
        TenantObjects.execute("create role " + stranger.target().ownerRole());
        // with a marker, and a name that is none of ours
        TenantObjects.database("Canary " + id, stranger.marker());

        var report = repair();

        assertEquals(List.of(), orphans(report, stranger));
        for (int i = 0; i < markers.size(); i++) {
            assertTrue(TenantObjects.databaseExists("db_foreign_%s_%d".formatted(id, i)), markers.get(i));
            assertTrue(TenantObjects.roleExists("db_foreign_%s_%d_owner".formatted(id, i)), markers.get(i));
        }
        assertTrue(stranger.databaseExists());
        assertTrue(TenantObjects.roleExists(stranger.target().ownerRole()));
        assertTrue(TenantObjects.databaseExists("Canary " + id));
    }

    @Test
    void anOwnerCannotMakeAnOrphanOfADatabaseByItsComment() {
        var known = TenantObjects.create().made().known(true);
        var stranger = TenantObjects.create();
        TenantObjects.execute("comment on database %s is '%s'".formatted(known.database(), stranger.marker()));

        var report = repair();

        assertEquals(List.of(), orphans(report, stranger));
        assertTrue(known.databaseExists());
    }

    @Test
    void aDatabaseThatIsGoneIsMissing() {
        var dropped = TenantObjects.create().known(true);
        var beingDropped = TenantObjects.create().known(false);
        var takenOver = TenantObjects.create().known(true);
        TenantObjects.execute("create database " + takenOver.database());

        var missing = missing(look());

        assertTrue(missing.contains(dropped.database()));
        assertFalse(missing.contains(beingDropped.database()));
        assertTrue(missing.contains(takenOver.database()), "somebody else's of that name is none");
        RestAssured.get("/q/metrics").then().body(containsString("groundplan_drift{kind=\"missing-database\"}"));
    }

    @Test
    void aProjectThatAJobWorksOnIsLeftAlone() {
        var pending = TenantObjects.create().made();
        var running = TenantObjects.create().made();
        job(pending, "pending");
        job(running, "running");

        var report = repair();

        assertEquals(List.of(), orphans(report, pending));
        assertEquals(List.of(), orphans(report, running));
        assertTrue(pending.databaseExists());
        assertTrue(running.databaseExists());
    }

    @Test
    void whatTheEngineCountsAsReadyIsReportedAndNotDropped() {
        var disputed = TenantObjects.create().made();
        execute(
                "insert into ready_database (database_id, project_id, cluster_id, name) values ('%s', '%s', 'local', '%s')"
                        .formatted(
                                disputed.target().databaseId(),
                                disputed.project().value(),
                                disputed.database()));

        var report = repair();

        assertEquals(3, orphans(report, disputed).size());
        assertEquals(true, report.get("orphans.find { it.name == '%s' }.disputed".formatted(disputed.database())));
        assertTrue(disputed.databaseExists());
    }

    @Test
    void withoutTheOwnerOfProjectsNothingIsSaidAndNothingIsDropped() {
        var orphan = TenantObjects.create().made();
        for (var outage : List.of(Outage.REFUSING, Outage.EMPTY, Outage.FAILING, Outage.BREAKING_OFF)) {
            ProjectsStandIn.door().away(outage);
            asService().post(DRIFT + "?repair=true").then().statusCode(503);
            ProjectsStandIn.door().back();
            assertTrue(orphan.databaseExists(), outage.name());
        }
        Awaitility.await("project-service is asked again")
                .until(() -> asService().post(DRIFT).statusCode() == 200);
    }

    @Test
    void onlyServicesMayAsk() {
        RestAssured.given().get(DRIFT).then().statusCode(401);
        RestAssured.given().post(DRIFT + "?repair=true").then().statusCode(401);
        RestAssured.given()
                .auth()
                .oauth2(TestServers.tokens().token("someone@example.com"))
                .post(DRIFT + "?repair=true")
                .then()
                .statusCode(403);
    }

    private void job(TenantObjects of, String state) {
        execute(
                """
                insert into job (id, project_id, organization_id, cluster_id, locked_resource, type, spec, max_attempts,
                    requested_at, state, claimed_by, started_at, deadline_at, lease_until)
                values ('%1$s', '%2$s', '%1$s', 'local', 'database:%1$s', 'database.create', '{}', 1,
                    now(), '%3$s', 'w', now(), now(), case when '%3$s' = 'running' then now() end)
                """
                        .formatted(UUID.randomUUID(), of.project().value(), state));
    }

    private void execute(String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonPath look() {
        return answer(asService().post(DRIFT));
    }

    private static JsonPath last() {
        return answer(asService().get(DRIFT));
    }

    private static JsonPath repair() {
        return answer(asService().post(DRIFT + "?repair=true"));
    }

    private static JsonPath answer(Response response) {
        response.then().statusCode(200);
        return response.jsonPath();
    }

    /** The names of the project's orphans, sorted. */
    private static List<String> orphans(JsonPath report, TenantObjects of) {
        List<String> names = report.getList("orphans.findAll { it.project == '%s' }.name"
                .formatted(of.project().text()));
        return names.stream().sorted().toList();
    }

    private static List<String> missing(JsonPath report) {
        return report.getList("missing.database");
    }

    private static RequestSpecification asService() {
        return RestAssured.given().header("Authorization", "Service " + TestServers.INTERNAL_CREDENTIAL);
    }
}

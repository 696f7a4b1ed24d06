package io.groundplan.project.platform;

import java.time.Clock;
import java.util.List;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import io.groundplan.contracts.id.ApiKeyId;
import io.groundplan.contracts.id.CanonicalId;
import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.project.support.Members;
import io.groundplan.project.support.PlatformProject;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.Door;

import static io.groundplan.project.platform.PlatformRefusal.assertRefused;
import static io.groundplan.project.support.PlatformProject.KEYS;
import static io.groundplan.project.support.PlatformProject.PROJECTS;
import static io.groundplan.testkit.surface.Refusals.assertNothingChanges;
import static org.hamcrest.Matchers.is;

/** What is unknown is not found; what is known is forbidden to those who have no part in it. */
@QuarkusTest
class PlatformExistenceTest extends ProjectServiceTest {
    private final Client ann = Client.person("ann").at(Door.PLATFORM);
    private final Client stranger = Client.person("stranger").at(Door.PLATFORM);

    @Test
    void tellsStrangersThatAProjectExists() {
        var project = PlatformProject.created(ann);
        var database = project.ready("users-db");
        String key = project.newKey(ann, "projects:read").path("apiKey.id");

        assertNothingChanges(() -> {
            for (var path : List.of(
                    project.path(),
                    project.databases(),
                    project.database(database),
                    project.database(database) + "/connection",
                    KEYS + "/project/" + project.id())) {
                assertRefused(403, "FORBIDDEN", stranger.get(path));
            }
            assertRefused(403, "FORBIDDEN", stranger.patch(project.path(), "{\"name\":\"No\"}"));
            assertRefused(403, "FORBIDDEN", stranger.delete(project.path()));
            assertRefused(403, "FORBIDDEN", stranger.post(project.databases(), "{\"name\":\"no\"}"));
            assertRefused(403, "FORBIDDEN", stranger.delete(project.database(database)));
            assertRefused(403, "FORBIDDEN", project.newKey(stranger, "projects:read"));
            assertRefused(403, "FORBIDDEN", stranger.put(KEYS + "/" + key, "{\"name\":\"no\"}"));
            assertRefused(403, "FORBIDDEN", stranger.post(KEYS + "/" + key + "/rotate"));
            assertRefused(403, "FORBIDDEN", stranger.post(KEYS + "/" + key + "/revoke"));
            assertRefused(403, "FORBIDDEN", stranger.delete(KEYS + "/" + key));
        });
    }

    @Test
    void doesNotFindWhatNobodyHas() {
        var project = PlatformProject.created(ann);
        var clock = Clock.systemUTC();
        assertNothingChanges(() -> {
            for (var id : List.of(ProjectId.next(clock).text(), "prj_0", "nonsense", "%20", project.id() + "0")) {
                assertRefused(404, "PROJECT_NOT_FOUND", ann.get(PROJECTS + "/" + id));
                assertRefused(404, "PROJECT_NOT_FOUND", ann.delete(PROJECTS + "/" + id));
            }
            for (var id : List.of(DatabaseId.next(clock).text(), "db_0", project.id())) {
                assertRefused(404, "NOT_FOUND", ann.get(project.database(id)));
                assertRefused(404, "NOT_FOUND", ann.delete(project.database(id)));
                assertRefused(404, "NOT_FOUND", ann.get(project.database(id) + "/connection"));
            }
            for (var id : List.of(ApiKeyId.next(clock).text(), "key_0", project.id())) {
                assertRefused(404, "NOT_FOUND", ann.put(KEYS + "/" + id, "{}"));
                assertRefused(404, "NOT_FOUND", ann.post(KEYS + "/" + id + "/rotate"));
                assertRefused(404, "NOT_FOUND", ann.delete(KEYS + "/" + id));
            }
            for (var id : List.of(TeamId.next(clock).text(), "team_0", project.id(), "1")) {
                assertRefused(404, "TEAM_NOT_FOUND", ann.get(PROJECTS + "/team/" + id));
                assertRefused(404, "TEAM_NOT_FOUND", make(ann, id));
            }
        });
    }

    @Test
    void findsAProjectByAllThreeForms() {
        var project = PlatformProject.created(ann);

        for (var form : List.of(project.id(), project.uuid().toString(), CanonicalId.hex(project.uuid()))) {
            ann.get(PROJECTS + "/" + form).then().statusCode(200).body("project.id", is(project.id()));
        }
    }

    @Test
    void findsADatabaseInItsOwnProjectOnly() {
        var database = PlatformProject.created(ann).ready("users-db");
        var other = PlatformProject.created(ann);

        assertNothingChanges(() -> {
            assertRefused(404, "NOT_FOUND", ann.get(other.database(database)));
            assertRefused(404, "NOT_FOUND", ann.delete(other.database(database)));
            assertRefused(404, "NOT_FOUND", ann.get(other.database(database) + "/connection"));
        });
    }

    @Test
    void tellsStrangersThatATeamExistsByWhateverIsKnownOfIt() {
        var withMembers = Members.newTeam();
        Members.inTeam(withMembers, ann, "viewer");
        PlatformProject.created(ann);
        var personal = TeamId.personalOf(ann.user());

        assertNothingChanges(() -> {
            for (var team : List.of(withMembers, personal)) {
                assertRefused(403, "FORBIDDEN", stranger.get(PROJECTS + "/team/" + team.text()));
                assertRefused(403, "FORBIDDEN", make(stranger, team.text()));
            }
            // the database surface tells neither
            stranger.at(Door.DATABASE)
                    .get("/v1/projects?organization_id=" + withMembers.organizationText())
                    .then()
                    .statusCode(404)
                    .body("error", is("organization not found"));
        });
        ann.get(PROJECTS + "/team/" + withMembers.text()).then().statusCode(200);
        assertRefused(403, "FORBIDDEN", make(ann, withMembers.text()));
    }

    @Test
    void opensToNoKeyOfTheDatabaseSurface() {
        var project = PlatformProject.created(ann);
        String key = project.newKey(ann, "projects:read").path("apiKey.key");

        assertRefused(401, "UNAUTHORIZED", Client.withKey(key).at(Door.PLATFORM).get(project.path()));
        assertRefused(401, "UNAUTHORIZED", Client.anonymous().at(Door.PLATFORM).get(project.path()));
    }

    private static Response make(Client person, String team) {
        return person.post(PROJECTS, "{\"name\":\"Shop\",\"teamId\":\"" + team + "\"}");
    }
}

package io.groundplan.project.platform;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.project.support.Members;
import io.groundplan.project.support.PlatformProject;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.Door;

import static io.groundplan.project.platform.PlatformRefusal.assertRefused;
import static io.groundplan.project.support.PlatformProject.KEYS;
import static io.groundplan.testkit.surface.Refusals.assertNothingChanges;
import static org.hamcrest.Matchers.hasItem;

/** A key that can write projects has an owner's power, so only owners get hold of one. */
@QuarkusTest
class PlatformKeyRolesTest extends ProjectServiceTest {
    private final Client owner = Client.person("owner");
    private final Client admin = Client.person("admin").at(Door.PLATFORM);
    private PlatformProject project;

    @BeforeEach
    void createProject() {
        project = PlatformProject.created(owner);
        Members.inProject(project.onDatabase(), admin, "admin");
    }

    @Test
    void isMadeByOwnersOnly() {
        assertNothingChanges(() -> assertRefused(403, "FORBIDDEN", project.newKey(admin, "projects:write")));

        project.newKey(owner, "projects:write").then().statusCode(201);
        project.newKey(admin, "projects:read", "credentials:read", "jobs:read", "usage:write")
                .then()
                .statusCode(201);
    }

    @Test
    void isRaisedByOwnersOnly() {
        var path = KEYS + "/" + project.newKey(admin, "projects:read").path("apiKey.id");

        assertNothingChanges(
                () -> assertRefused(403, "FORBIDDEN", admin.put(path, "{\"scopes\":[\"projects:write\"]}")));
        project.owner()
                .put(path, "{\"scopes\":[\"projects:write\"]}")
                .then()
                .statusCode(200)
                .body("apiKey.scopes", hasItem("projects:write"));
        admin.put(path, "{\"name\":\"renamed\"}").then().statusCode(200);
        admin.put(path, "{\"scopes\":[\"projects:write\",\"jobs:read\"]}")
                .then()
                .statusCode(200);
    }

    @Test
    void showsItsNewSecretToOwnersOnly() {
        var path = KEYS + "/" + project.newKey(owner, "projects:write").path("apiKey.id");

        assertNothingChanges(() -> assertRefused(403, "FORBIDDEN", admin.post(path + "/rotate")));
        project.owner().post(path + "/rotate").then().statusCode(200);
        admin.post(path + "/revoke").then().statusCode(200);
        admin.delete(path).then().statusCode(200);
    }

    @Test
    void isNoBusinessOfMembers() {
        var member = Client.person("member").at(Door.PLATFORM);
        Members.inProject(project.onDatabase(), member, "member");
        var path = KEYS + "/" + project.newKey(owner, "projects:read").path("apiKey.id");

        assertNothingChanges(() -> {
            assertRefused(403, "FORBIDDEN", member.get(KEYS + "/project/" + project.id()));
            assertRefused(403, "FORBIDDEN", project.newKey(member, "projects:read"));
            assertRefused(403, "FORBIDDEN", member.put(path, "{\"name\":\"no\"}"));
            assertRefused(403, "FORBIDDEN", member.post(path + "/rotate"));
            assertRefused(403, "FORBIDDEN", member.post(path + "/revoke"));
            assertRefused(403, "FORBIDDEN", member.delete(path));
        });
    }
}

package io.groundplan.project.fleet;

import java.util.List;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.groundplan.contracts.event.ProjectEvent;
import io.groundplan.contracts.id.ProjectTokenId;
import io.groundplan.project.support.FleetProject;
import io.groundplan.project.support.ProjectEvents;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.Door;

import static io.groundplan.testkit.surface.Refusals.assertNothingChanges;
import static io.groundplan.testkit.surface.Refusals.assertRefused;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Tokens as their project's admins manage them. */
@QuarkusTest
class ProjectTokensTest extends ProjectServiceTest {
    private static final String NEW = "{\"name\":\"build\",\"permissions\":[\"read:*\",\"create:*\",\"read:*\"]}";

    private final Client ann = Client.person("ann").at(Door.FLEET);
    private FleetProject project;

    @BeforeEach
    void createProject() {
        project = FleetProject.created(ann);
    }

    @Test
    void aTokenIsShownOnceAndListedWithoutItsText() {
        var bob = project.joined("bob", "admin");
        var made = bob.post(project.path("tokens"), NEW);
        made.then()
                .statusCode(201)
                .header("Cache-Control", is("no-store"))
                .body("name", is("build"))
                .body("permissions", is(List.of("create:*", "read:*")));

        var listed = ann.get(project.path("tokens"));
        listed.then()
                .statusCode(200)
                .body("name", is(List.of("build", "default")))
                .body("[1].permissions", is(List.of("create:*", "read:*", "update:*", "delete:*")))
                .body("", everyItem(not(hasKey("token"))));
        assertEquals(made.<String>path("id"), listed.path("[0].id"));
        assertEquals(made.<String>path("createdAt"), listed.path("[0].createdAt"));
        assertEquals(2, made.<String>path("token").split("\\.").length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"t\"}",
                "{\"name\":\"t\",\"permissions\":[]}",
                "{\"name\":\"t\",\"permissions\":null}"
            })
    void noPermissionsMeanAll(String body) {
        ann.post(project.path("tokens"), body)
                .then()
                .statusCode(201)
                .body("permissions", is(List.of("create:*", "read:*", "update:*", "delete:*")));
    }

    @Test
    void aRevokedTokenOpensNothingAtOnce() {
        String token = ann.get(project.path("tokens")).path("[0].id");
        project.program().get(project.path()).then().statusCode(200);

        ann.delete("/v1/project_tokens/" + token).then().statusCode(204).body(is(""));

        assertRefused(401, project.program().get(project.path()));
        assertNothingChanges(() -> assertRefused(404, ann.delete("/v1/project_tokens/" + token)));
        ann.get(project.path("tokens")).then().body("", is(List.of()));
        var told = ProjectEvents.await(project.uuid(), ProjectEvent.ProjectTokenRevoked.TYPE);
        assertEquals(token, told.headers().get("ce_subject"));
        assertEquals("2", told.headers().get("ce_sequence"));
    }

    @Test
    void theIdOfATokenIsTakenInEveryForm() {
        for (int form = 0; form < 3; form++) {
            var id = ProjectTokenId.parse(ann.post(project.path("tokens"), NEW).path("id"))
                    .orElseThrow();
            var text = List.of(id.text(), id.hex(), id.value().toString()).get(form);
            ann.delete("/v1/project_tokens/" + text).then().statusCode(204);
        }
    }

    @Test
    void aRepeatedRequestMakesOneToken() {
        var keyed = ann.with("Idempotency-Key", "token");
        var first = keyed.post(project.path("tokens"), NEW);

        assertNothingChanges(() -> assertEquals(
                first.asString(), keyed.post(project.path("tokens"), NEW).asString()));
    }

    @Test
    void onlyAdminsManageTokens() {
        String token = ann.get(project.path("tokens")).path("[0].id");
        var member = project.joined("mia", "member");
        var stranger = Client.person("stranger").at(Door.FLEET);

        assertNothingChanges(() -> {
            assertRefused(403, member.get(project.path("tokens")));
            assertRefused(403, member.post(project.path("tokens"), NEW));
            assertRefused(403, member.delete("/v1/project_tokens/" + token));
            assertRefused(404, stranger.get(project.path("tokens")));
            assertRefused(404, stranger.post(project.path("tokens"), NEW));
            var hidden = stranger.delete("/v1/project_tokens/" + token);
            assertRefused(404, hidden);
            assertEquals(
                    hidden.asString(), stranger.delete("/v1/project_tokens/x").asString());
        });
        project.program().get(project.path()).then().statusCode(200);
    }

    @Test
    void refusesWhatMakesNoToken() {
        assertNothingChanges(() -> {
            for (var body : List.of(
                    "{}",
                    "{\"name\":\"\"}",
                    "{\"name\":\"t\",\"permissions\":[\"read\"]}",
                    "{\"name\":\"t\",\"permissions\":[\"READ:*\"]}",
                    "{\"name\":\"t\",\"permissions\":[null]}",
                    "{\"name\":\"t\",\"permissions\":\"read:*\"}",
                    "{\"name\":\"" + "n".repeat(101) + "\"}")) {
                assertRefused(400, ann.post(project.path("tokens"), body));
            }
        });
    }

    @Test
    void listsTokensPageByPage() {
        ann.post(project.path("tokens"), NEW).then().statusCode(201);
        var first = ann.get(project.path("tokens") + "?last=1");
        var link = first.header("Link");
        assertTrue(link.endsWith("?last=1&before=" + first.path("[0].id") + ">; rel=\"next\""), link);
        ann.get(project.path("tokens") + "?last=1&before=" + first.path("[0].id"))
                .then()
                .body("name", is(List.of("default")));
        assertRefused(400, ann.get(project.path("tokens") + "?before=" + "x"));
    }
}

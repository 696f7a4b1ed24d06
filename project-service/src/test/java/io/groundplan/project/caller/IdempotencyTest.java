package io.groundplan.project.caller;

import java.sql.SQLException;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.TestProject;
import io.groundplan.testkit.sql.EveryRow;
import io.groundplan.testkit.sql.ServiceDatabase;
import io.groundplan.testkit.surface.Client;

import static io.groundplan.testkit.surface.Refusals.assertNothingChanges;
import static io.groundplan.testkit.surface.Refusals.assertRefused;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What a repeated request does on this surface besides what it does on every one. */
@QuarkusTest
class IdempotencyTest extends ProjectServiceTest {
    private static final String SHOP = "{\"name\":\"Shop\"}";

    private final Client ann = Client.person("ann");
    private final Client keyed = ann.with("Idempotency-Key", "first");

    @Test
    void repeatsTheEntityTagToo() {
        var project = TestProject.ready(ann);
        var first = keyed.patch(project.path(), "{\"name\":\"New\"}");
        ann.patch(project.path(), "{\"name\":\"Newer\"}").then().statusCode(200);

        keyed.patch(project.path(), "{\"name\":\"New\"}")
                .then()
                .statusCode(200)
                .header("ETag", is(first.header("ETag")))
                .body("project.name", is("New"));
        assertEquals("Newer", project.read().getString("name"));
    }

    @Test
    void refusesTheKeyForADifferentRequest() {
        keyed.post("/v1/projects", SHOP).then().statusCode(202);

        assertNothingChanges(() -> {
            assertRefused(422, keyed.post("/v1/projects", "{\"name\":\"Other\"}"));
            assertRefused(422, keyed.post("/v1/jobs/job_0/cancel"));
        });
        keyed.post("/v1/projects", SHOP).then().statusCode(202).header("Idempotency-Replayed", is("true"));
    }

    @Test
    void keepsRefusalsThatStay() {
        var refused = keyed.post("/v1/projects", "{\"name\":\"Shop\",\"plan\":1,\"region\":\"nowhere\"}");
        assertRefused(400, refused);
        var repeated = keyed.post("/v1/projects", "{\"name\":\"Shop\",\"plan\":1,\"region\":\"nowhere\"}");
        assertRefused(400, repeated);
        repeated.then().header("Idempotency-Replayed", is("true"));
        assertEquals(refused.asString(), repeated.asString());

        var missing = ann.with("Idempotency-Key", "missing");
        assertRefused(404, missing.delete("/v1/projects/prj_0"));
        missing.delete("/v1/projects/prj_0").then().statusCode(404).header("Idempotency-Replayed", is("true"));
    }

    @Test
    void triesAgainWhatWasAConflict() {
        var project = TestProject.created(ann);
        assertRefused(409, keyed.delete(project.path()));
        project.completed(project.job());

        keyed.delete(project.path()).then().statusCode(202).header("Idempotency-Replayed", nullValue());
    }

    @Test
    void keepsTheKeysOfCallersApart() {
        var bob = Client.person("bob").with("Idempotency-Key", "first");
        String one = keyed.post("/v1/projects", SHOP).path("project.id");

        String other = bob.post("/v1/projects", SHOP).path("project.id");

        assertTrue(!one.equals(other));
    }

    @Test
    void refusesAKeyThatIsNone() {
        assertRefused(400, ann.with("Idempotency-Key", "x".repeat(256)).post("/v1/projects", SHOP));
        assertRefused(400, ann.with("Idempotency-Key", " ").post("/v1/projects", SHOP));
    }

    @Test
    void showsANewApiKeyAgainWithoutKeepingItReadable() throws SQLException {
        var path = "/v1/organizations/" + ann.organization() + "/api-keys";
        var json = "{\"name\":\"k\",\"scopes\":[\"projects:read\"]}";
        var first = keyed.post(path, json);
        String text = first.path("plaintext_api_key");

        keyed.post(path, json)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", is("true"))
                .body("plaintext_api_key", is(text));
        ann.get(path).then().body("api_keys", hasSize(1));
        try (var connection = ServiceDatabase.open()) {
            assertTrue(EveryRow.of(connection).stream().noneMatch(row -> row.contains(text)));
        }
    }

    @Test
    void commitsTheAnswerWithTheChangeOrNeither() {
        var key = UUID.randomUUID().toString();
        var once = ann.with("Idempotency-Key", key);
        ServiceDatabase.run(
                """
                create function refuse_answer() returns trigger language plpgsql as
                $$ begin raise exception 'no answer is kept'; end $$;
                create trigger refuse_answer before insert on idempotency_key
                for each row execute function refuse_answer();
                """);
        try {
            assertRefused(500, once.post("/v1/projects", SHOP));
            ann.get("/v1/projects").then().body("projects", hasSize(0));
        } finally {
            ServiceDatabase.run("drop trigger refuse_answer on idempotency_key; drop function refuse_answer()");
        }

        once.post("/v1/projects", SHOP).then().statusCode(202).header("Idempotency-Replayed", nullValue());
        ann.get("/v1/projects").then().body("projects", hasSize(1));
        assertEquals(1L, ServiceDatabase.value("select count(*) from idempotency_key where key = ?", key));
    }
}

package io.groundplan.bench.bare;

import java.util.UUID;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

@QuarkusTest
@QuarkusTestResource(BareDatabase.class)
class MembersResourceTest {
    /** The SHA-256 of `token`. */
    private static final String HASH = "3c469e9d6c5875d37a43f353d4f88e61fcf812c66eee3457465a40b0da4153e0";

    private static final String INVITE =
            """
            insert into invite (id, project_id, email, role, state, token_hash, invited_by, created_at, expires_at, version)
            values ($1, $2, 'ada@example.com', 'member', 'pending', $3, $1, now(), now(), 1)
            """;

    @Inject
    Pool pool;

    @Test
    void whoAcceptsAnInviteIsListed() {
        var project = UUID.randomUUID();
        var user = UUID.randomUUID();
        pool.preparedQuery(INVITE).executeAndAwait(Tuple.of(UUID.randomUUID(), project, HASH));
        given().get("/members?limit=20&project=" + project).then().body("$", hasSize(0));
        given().contentType("application/json")
                .body("{\"token\":\"token\",\"userId\":\"" + user + "\"}")
                .post("/invites/accept")
                .then()
                .statusCode(200)
                .body("userId", equalTo(user.toString()))
                .body("role", equalTo("member"));
        given().get("/members?limit=20&project=" + project)
                .then()
                .statusCode(200)
                .body("$", hasSize(1))
                .body("[0].userId", equalTo(user.toString()));
    }
}

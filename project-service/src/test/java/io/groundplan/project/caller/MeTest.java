package io.groundplan.project.caller;

import java.time.Clock;
import java.util.List;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.groundplan.contracts.id.UserId;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.TestKey;
import io.groundplan.testkit.quarkus.TestServers;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.token.TokenRequest;

import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

/** Who the caller is. */
@QuarkusTest
class MeTest extends ProjectServiceTest {
    private final Client ann = Client.person("ann");

    @Test
    void tellsAPersonWhoTheyAreFromTheFirstRequestOn() {
        ann.get("/v1/me")
                .then()
                .statusCode(200)
                .body("organization.id", is(ann.organization()))
                .body("organization.created_at", is("2024-01-15T10:30:00Z"))
                .body("principal.auth_source", is("jwt"))
                .body("principal.user_id", is(ann.user().text()))
                .body("principal.organization_id", is(ann.organization()))
                .body("principal.is_admin", is(false))
                .body("principal.scopes", hasSize(9));
    }

    @Test
    void takesASubjectThatIsAnIdOfOursAsTheUsersId() {
        var id = UserId.next(Clock.systemUTC());
        for (var form : List.of(id.text(), id.value().toString())) {
            var token = TestServers.tokens()
                    .token(TokenRequest.of("ann@example.org").withSub(form));
            Client.withHeader("Authorization", "Bearer " + token)
                    .get("/v1/me")
                    .then()
                    .statusCode(200)
                    .body("principal.user_id", is(id.text()));
        }
    }

    @Test
    void tellsAKeyWhatItMayDo() {
        TestKey.ofOrganization(ann, "projects:read")
                .client()
                .get("/v1/me")
                .then()
                .statusCode(200)
                .body("organization", nullValue())
                .body("principal.auth_source", is("api_key"))
                .body("principal.user_id", nullValue())
                .body("principal.scopes", is(List.of("projects:read")));
    }
}

package io.groundplan.project.errors;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.ProjectsAt;
import io.groundplan.project.support.TestKey;
import io.groundplan.testkit.quarkus.TestServers;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.Door;
import io.groundplan.testkit.token.TokenRequest;

import static io.groundplan.testkit.surface.Refusals.assertNothingChanges;
import static io.groundplan.testkit.surface.Refusals.assertRefused;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertAll;

/** Who is not let in. */
@QuarkusTest
class AuthenticationTest extends ProjectServiceTest {
    private static final Client OWNER = Client.person("owner");
    private static final TokenRequest ANN = TokenRequest.of("ann@example.org");

    @TestFactory
    Stream<DynamicTest> refusesEveryCredentialThatProvesNothing() {
        var mint = TestServers.tokens();
        var good = mint.token(ANN);
        var credentials = Map.ofEntries(
                Map.entry("an empty bearer", "Bearer "),
                Map.entry("garbage", "Bearer garbage"),
                Map.entry("three garbage parts", "Bearer a.b.c"),
                Map.entry("another scheme", "Basic YW5uOnNlY3JldA=="),
                Map.entry("an expired token", "Bearer " + mint.token(ANN.expiringIn(Duration.ofSeconds(-60)))),
                Map.entry("another issuer", "Bearer " + mint.token(ANN.withIssuer("https://elsewhere.test"))),
                Map.entry("another audience", "Bearer " + mint.token(ANN.withAudience("elsewhere"))),
                Map.entry("an unknown key", "Bearer " + mint.withNewKey().token(ANN)),
                Map.entry("no signature", "Bearer " + unsigned(good)),
                Map.entry("a changed signature", "Bearer " + good.substring(0, good.length() - 8) + "AAAAAAAA"),
                Map.entry("an empty subject", "Bearer " + mint.token(ANN.withSub(""))),
                Map.entry("a wrong service credential", "Service wrong"));
        return credentials.entrySet().stream()
                .map(credential -> DynamicTest.dynamicTest(
                        credential.getKey(),
                        () -> refusesEverywhere(Client.withHeader("Authorization", credential.getValue()))));
    }

    /** Roles and keys are asked for on every operation elsewhere. */
    @Test
    void refusesWhoSaysNothing() {
        refusesEverywhere(Client.anonymous());
        refusesEverywhere(Client.withHeader("X-Project-Token", "garbage"));
    }

    private static void refusesEverywhere(Client caller) {
        assertNothingChanges(() -> assertAll(Door.served().map(door -> () -> {
            var at = ProjectsAt.of(door);
            assertRefused(door, 401, caller.at(door).get(at.list(OWNER)));
            assertRefused(door, 401, caller.at(door).post(at.collection(), at.creation(OWNER, "\"Shop\"")));
            assertRefused(door, 401, caller.at(door).get(at.path("nonsense")));
        })));
    }

    @TestFactory
    Stream<DynamicTest> saysHowToAuthenticate() {
        return DynamicTest.stream(Door.served(), Door::surface, door -> Client.anonymous()
                .at(door)
                .get(ProjectsAt.of(door).list(OWNER))
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", is("Bearer")));
    }

    @TestFactory
    Stream<DynamicTest> opensNoSurfaceButItsOwnWithAnApiKey() {
        var key = TestKey.ofOrganization(Client.person("ann"), "projects:read").client();
        return DynamicTest.stream(
                Door.served().filter(door -> door != Door.DATABASE),
                Door::surface,
                door -> assertRefused(
                        door, 401, key.at(door).get(ProjectsAt.of(door).list(OWNER))));
    }

    @Test
    void doesNotLetAServiceActAsACaller() {
        var service = Client.withHeader("Authorization", "Service " + TestServers.INTERNAL_CREDENTIAL);

        refusesEverywhere(service);
    }

    @Test
    void keepsPeopleOutOfTheInternalPaths() {
        Client.person("ann")
                .request()
                .get("/internal/projects/prj_00000000000000000000/roles/usr_00000000000000000000")
                .then()
                .statusCode(403);
        Client.anonymous().request().get("/internal/projects/a/roles/b").then().statusCode(401);
    }

    private static String unsigned(String token) {
        var header = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        return header + "." + token.split("\\.")[1] + ".";
    }
}

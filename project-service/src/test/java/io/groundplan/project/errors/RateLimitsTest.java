package io.groundplan.project.errors;

import java.util.Map;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.ProjectsAt;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.Door;

import static io.groundplan.testkit.surface.Refusals.assertNothingChanges;
import static io.groundplan.testkit.surface.Refusals.assertRefused;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

/** A service that grants 4 requests a day to a caller and 8 to an address, behind one proxy. */
@QuarkusTest
@TestProfile(RateLimitsTest.Tight.class)
class RateLimitsTest extends ProjectServiceTest {
    private static final int OF_CALLER = 4;
    private static final int OF_ADDRESS = 8;

    public static class Tight implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "groundplan.rate-limit.window",
                    "1d",
                    "groundplan.rate-limit.principal-requests",
                    Integer.toString(OF_CALLER),
                    "groundplan.rate-limit.address-requests",
                    Integer.toString(OF_ADDRESS),
                    "groundplan.rate-limit.proxies",
                    "1");
        }
    }

    @TestFactory
    Stream<DynamicTest> refusesACallerWhoAsksTooMuchWhereverTheyAskFrom() {
        return DynamicTest.stream(Door.served(), Door::surface, door -> {
            var ann = Client.person("ann");
            for (int i = 0; i < OF_CALLER; i++) {
                list(door, ann, "203.0.113." + (10 * door.ordinal() + i)).then().statusCode(200);
            }
            assertNothingChanges(() -> {
                var refused = create(door, ann, "198.51.100." + door.ordinal());
                assertRefused(door, 429, refused);
                refused.then()
                        .header("Retry-After", matchesPattern("2[01]\\d{3}"))
                        .header("RateLimit-Policy", containsString("\"principal\";q=4;w=86400"))
                        .header("RateLimit", matchesPattern(".*\"principal\";r=0;t=86[34]\\d\\d"));
            });
            list(door, Client.person("bob"), "203.0.113." + 10 * door.ordinal())
                    .then()
                    .statusCode(200);
        });
    }

    @TestFactory
    Stream<DynamicTest> refusesAnAddressThatAsksTooMuchWhoeverAsks() {
        return DynamicTest.stream(Door.served(), Door::surface, door -> {
            var address = "192.0.2." + door.ordinal();
            for (int i = 0; i < OF_ADDRESS; i++) {
                assertRefused(door, 401, list(door, Client.anonymous(), "198.51.100.99, " + address));
            }
            var refused = list(door, Client.person("ann"), "198.51.100.98, " + address);
            assertRefused(door, 429, refused);
            refused.then()
                    .header("Retry-After", matchesPattern("10\\d{3}"))
                    .header("RateLimit", matchesPattern("\"address\";r=0;t=86[34]\\d\\d"));
        });
    }

    @Test
    void saysWhatIsLeftOfBoth() {
        list(Door.DATABASE, Client.person("ann"), "2001:db8::1")
                .then()
                .header("RateLimit-Policy", is("\"address\";q=8;w=86400, \"principal\";q=4;w=86400"))
                .header("RateLimit", matchesPattern("\"address\";r=7;t=\\d+, \"principal\";r=3;t=\\d+"));
    }

    @Test
    void leavesProbesAlone() {
        for (int i = 0; i < 3 * OF_ADDRESS; i++) {
            RestAssured.get("/q/health/live").then().statusCode(200).header("RateLimit", nullValue());
        }
    }

    private static Response list(Door door, Client caller, String forwarded) {
        var path = ProjectsAt.of(door).list(Client.person("owner"));
        var own = caller.user() == null ? path : ProjectsAt.of(door).list(caller);
        return caller.at(door).with("X-Forwarded-For", forwarded).get(own);
    }

    private static Response create(Door door, Client caller, String forwarded) {
        var at = ProjectsAt.of(door);
        return caller.at(door)
                .with("X-Forwarded-For", forwarded)
                .post(at.collection(), at.creation(caller, "\"Shop\""));
    }
}

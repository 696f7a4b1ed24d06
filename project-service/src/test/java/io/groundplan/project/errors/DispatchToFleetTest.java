package io.groundplan.project.errors;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import io.groundplan.project.support.ProjectServiceTest;

/** A service whose operator gave the bare paths to the fleet surface. */
@QuarkusTest
@TestProfile(DispatchToFleetTest.BareToFleet.class)
class DispatchToFleetTest extends ProjectServiceTest {

    public static class BareToFleet implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("groundplan.surfaces.bare-default", "fleet");
        }
    }

    @Test
    void answersThereWhenNothingElseDecides() {
        var requests = new Dispatched();
        var person = "Authorization: Bearer {jwt}";

        Dispatched.assertAnswered("200 [{", requests.send("localhost", "GET", "/v1/projects", person));
        Dispatched.assertAnswered(
                "200 \"membersCount\":", requests.send("localhost", "GET", "/v1/projects/{hex}", person));
        Dispatched.assertAnswered("200 \"project\":", requests.send("localhost", "GET", "/v1/projects/{prj}", person));
        Dispatched.assertAnswered(
                "200 \"projects\":", requests.send("localhost", "GET", "/v1/projects", "X-API-Key: {apiKey}"));
        Dispatched.assertAnswered("200 \"projects\":", requests.send("db.localhost", "GET", "/v1/projects", person));
    }
}

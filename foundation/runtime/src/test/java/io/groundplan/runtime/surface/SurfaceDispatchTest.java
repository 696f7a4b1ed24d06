package io.groundplan.runtime.surface;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class SurfaceDispatchTest {
    private static final String PRJ = "prj_06cwgb60fc938nkrkay0";
    private static final String UUID = "0199c82c-c07b-8123-9159-e26af2cb66d6";

    private final SurfaceDispatch dispatch = new SurfaceDispatch("database");

    @ParameterizedTest
    @CsvSource({
        "/api/v1/platform, PLATFORM",
        "/api/v1/platform/projects, PLATFORM",
        "/api/v1/platform/no-such-thing, PLATFORM",
        "/api/v1/projects, WORKLOAD",
        "/api/v1/projects/x/members, WORKLOAD",
        "/api/v1/invites/x, WORKLOAD",
        "/api/v1/me, WORKLOAD",
        "/api/v1/me/invites, WORKLOAD",
        "/api/v1/platformer, WORKLOAD",
        "/uploads/projects/x.png, WORKLOAD",
        "/uploads/other, NONE",
        "/projects, STUDIO",
        "/projects/x/tasks, STUDIO",
        "/projectsx, NONE",
        "/database/v1, DATABASE",
        "/database/v1/projects, DATABASE",
        "/database/v10/projects, NONE",
        "/database, NONE",
        "/fleet/v1, FLEET",
        "/fleet/v1/projects, FLEET",
        "/fleet/v1/projects/" + PRJ + ", FLEET",
        "/v1x/projects, NONE",
        "/, NONE",
        "/q/health/ready, NONE",
        "/openapi/database.json, NONE",
        "/internal/users/x, NONE",
        "/API/V1/platform, NONE"
    })
    void aPrefixNamesItsSurface(String path, Surface surface) {
        assertEquals(Optional.of(surface), dispatch.byPrefix(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1", "/v1/projects", "/v1/no-such-thing"})
    void aBarePathNamesNone(String path) {
        assertEquals(Optional.empty(), dispatch.byPrefix(path));
    }

    @ParameterizedTest
    @CsvSource({
        "db.localhost, DATABASE",
        "db.example.com, DATABASE",
        "database.example.com, DATABASE",
        "DB.Example.com, DATABASE",
        "cloud-api.localhost, FLEET",
        "fleet.example.com, FLEET",
        "Fleet.Example.com, FLEET"
    })
    void rule1TheHostDecidesOverEverythingElse(String host, Surface surface) {
        var otherRoot = surface == Surface.DATABASE ? "/v1/agents" : "/v1/clusters";
        var otherId = "/v1/projects/" + (surface == Surface.DATABASE ? UUID : PRJ);
        boolean isDatabase = surface == Surface.DATABASE;
        assertEquals(surface, dispatch.ofBare(new BareRequest(host, "/v1/projects", false, false)));
        assertEquals(surface, dispatch.ofBare(new BareRequest(host, otherRoot, false, false)));
        assertEquals(surface, dispatch.ofBare(new BareRequest(host, otherId, false, false)));
        assertEquals(surface, dispatch.ofBare(new BareRequest(host, "/v1/projects", isDatabase, !isDatabase)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "dbx.example.com", "my-db.example.com", "example.db.com", "db", ""})
    void anotherHostDecidesNothing(String host) {
        assertEquals(Surface.FLEET, dispatch.ofBare(new BareRequest(host, "/v1/projects/" + UUID, false, false)));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/jobs, DATABASE",
        "/v1/jobs/x/events, DATABASE",
        "/v1/organizations, DATABASE",
        "/v1/organizations/x/api-keys, DATABASE",
        "/v1/me, DATABASE",
        "/v1/clusters, DATABASE",
        "/v1/members, FLEET",
        "/v1/members/x, FLEET",
        "/v1/project_tokens/x, FLEET",
        "/v1/join_project, FLEET",
        "/v1/agents/x, FLEET",
        "/v1/aggregators, FLEET"
    })
    void rule2ARootThatOnlyOneHasDecides(String path, Surface surface) {
        assertDecidesOverCredentials(path, surface);
    }

    @ParameterizedTest
    @CsvSource({
        "extensions, DATABASE",
        "extensions/hstore, DATABASE",
        "jobs, DATABASE",
        "connections, DATABASE",
        "credentials/rotate, DATABASE",
        "retry-provisioning, DATABASE",
        "members, FLEET",
        "tokens, FLEET",
        "invite, FLEET",
        "agents, FLEET",
        "aggregators, FLEET"
    })
    void rule2ASubResourceThatOnlyOneHasDecidesOverTheId(String part, Surface surface) {
        assertDecidesOverCredentials("/v1/projects/" + PRJ + "/" + part, surface);
        assertDecidesOverCredentials("/v1/projects/" + UUID + "/" + part, surface);
        assertDecidesOverCredentials("/v1/projects/anything/" + part, surface);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/projects/" + PRJ + ", DATABASE",
        "/v1/projects/prj_malformed, DATABASE",
        "/v1/projects/" + PRJ + "/no-such-thing, DATABASE",
        "/v1/projects/" + UUID + ", FLEET",
        "/v1/projects/0199C82C-C07B-8123-9159-E26AF2CB66D6, FLEET",
        "/v1/projects/" + UUID + "/no-such-thing, FLEET"
    })
    void rule3TheFormOfTheProjectIdDecides(String path, Surface surface) {
        assertDecidesOverCredentials(path, surface);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/v1/projects", "/v1/projects/", "/v1/projects/0199c82cc07b123456789abc", "/v1/nothing", "/v1"})
    void rule4TheCredentialDecides(String path) {
        assertEquals(Surface.FLEET, dispatch.ofBare(new BareRequest("localhost", path, true, false)));
        assertEquals(Surface.FLEET, dispatch.ofBare(new BareRequest("localhost", path, true, true)));
        assertEquals(Surface.DATABASE, dispatch.ofBare(new BareRequest("localhost", path, false, true)));
    }

    @ParameterizedTest
    @CsvSource({"database, DATABASE", "fleet, FLEET"})
    void rule5OtherwiseTheConfigurationDecides(String configured, Surface surface) {
        var other = new SurfaceDispatch(configured);
        assertEquals(surface, other.ofBare(new BareRequest("localhost", "/v1/projects", false, false)));
        assertEquals(surface, other.ofBare(new BareRequest("localhost", "/v1/projects/x", false, false)));
    }

    /** The same table is tried over HTTP by project-service. */
    @ParameterizedTest
    @CsvFileSource(resources = "/dispatch.csv", numLinesToSkip = 1, quoteCharacter = '~')
    void everyRowOfTheTable(String rule, String host, String method, String path, String headers, String surface) {
        var bare = new BareRequest(
                host.split(":")[0],
                path.replace("{prj}", PRJ).replace("{uuid}", UUID).replace("{hex}", "0199c82cc07b123456789abc"),
                headers.contains("X-Project-Token"),
                headers.contains("{apiKey}"));
        for (var configured : List.of(Surface.DATABASE, Surface.FLEET)) {
            var dispatched = new SurfaceDispatch(configured.name().toLowerCase(Locale.ROOT));
            var expected = surface.equals("DEFAULT") ? configured : Surface.valueOf(surface);
            assertEquals(
                    expected,
                    dispatched.byPrefix(bare.path()).orElseGet(() -> dispatched.ofBare(bare)),
                    rule + " " + method + " " + path);
        }
    }

    @Test
    void aDefaultThatIsNeitherIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new SurfaceDispatch("studio"));
    }

    @ParameterizedTest
    @CsvSource({
        "DATABASE, /v1/projects, /database/v1/projects",
        "FLEET, /v1/projects, /fleet/v1/projects",
        "NONE, /v1/projects, /v1/projects"
    })
    void aBarePathIsLedToThePathOfItsSurface(Surface surface, String bare, String path) {
        assertEquals(path, dispatch.pathOn(surface, bare));
    }

    private void assertDecidesOverCredentials(String path, Surface surface) {
        boolean isDatabase = surface == Surface.DATABASE;
        assertEquals(surface, dispatch.ofBare(new BareRequest("localhost", path, false, false)));
        assertEquals(surface, dispatch.ofBare(new BareRequest("localhost", path, isDatabase, !isDatabase)));
    }
}

package io.groundplan.local.gateway;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class GatewayRefusalTest {
    private static final RunningGateway RUNNING = new RunningGateway();
    private static final String PLATFORM_USAGE = "/api/v1/platform/projects/prj_1/usage";

    @AfterAll
    static void close() {
        RUNNING.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/users/1",
                "/Internal/users/1",
                "//internal",
                "/v1/../internal/clusters",
                "/v1/%2e%2e/internal/clusters",
                "/v1/..%2f..%2finternal/clusters",
                "/v1/..;/internal",
                "/%69nternal",
                "/q/metrics",
                "/nothing",
                "/"
            })
    void whatIsInternalOrUnknownIsNotFound(String target) throws IOException {
        var answer = RUNNING.http.get(target);
        assertEquals(404, answer.status());
        assertEquals("application/json", answer.header("content-type"));
        assertEquals("{\"error\":\"not found\"}", answer.body());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/nothing;a=b|{\"error\":\"bad path\"}",
                "/v1/../projects|{\"error\":\"bad path\"}",
                "//v1/projects|{\"error\":\"bad path\"}",
                "http://localhost/v1/projects|{\"error\":\"bad path\"}",
                "/api/v1/platform/./projects|{\"success\":false,\"error\":{\"code\":\"VALIDATION_ERROR\",\"message\":\"bad path\"}}",
                "/api/v1/%2e%2e/projects|{\"success\":false,\"error\":{\"code\":\"BAD_REQUEST\",\"message\":\"bad path\"}}",
                "/api/v1;a/projects|{\"error\":\"bad path\"}"
            })
    void whatCouldBeReadInTwoWaysIsABadPath(String target, String body) throws IOException {
        var answer = RUNNING.http.get(target);
        assertEquals(400, answer.status());
        assertEquals(body, answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/projects;a=b", "/v1/projects%2fprj_1", "/v1/projects//prj_1", "/projects/%5c"})
    void refusingTheOtherCharactersIsLeftToTheServiceWhoseSurfaceItIs(String target) throws IOException {
        var seen = RunningGateway.json(RUNNING.http.get(target));
        assertEquals(target, seen.getString("uri"));
    }

    @Test
    void aServiceThatIsDownAnswersInTheBodyOfItsSurface() throws IOException {
        var answer = RUNNING.http.send("POST", PLATFORM_USAGE, "{\"a\":1}");
        assertEquals(503, answer.status());
        assertEquals("2", answer.header("retry-after"));
        assertEquals("application/json", answer.header("content-type"));
        assertEquals(
                "{\"success\":false,\"error\":{\"code\":\"SERVICE_UNAVAILABLE\",\"message\":\"the service is not available, try again\"}}",
                answer.body());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/projects|{\"success\":false,\"error\":{\"code\":\"SERVICE_UNAVAILABLE\",",
                "/uploads/projects/a.png|{\"success\":false,\"error\":{\"code\":\"SERVICE_UNAVAILABLE\",",
                "/projects|{\"error\":\"the service",
                "/v1/projects|{\"error\":\"the service",
                "/database/v1/projects|{\"error\":\"the service",
                "/fleet/v1/projects|{\"error\":\"the service"
            })
    void everySurfaceHasItsOwnWordsForAnOutage(String path, String body) {
        assertTrue(ErrorBody.of(new RawPath(path)).unavailable().startsWith(body));
    }

    @Test
    void aServiceThatComesBackIsFoundAgain() throws IOException {
        var gone = new StubService("project-service");
        gone.close();
        try (var gateway = open(0, gone.upstream())) {
            assertEquals(503, new RawHttp(gateway.port()).get("/v1/projects").status());
        }
    }

    @Test
    void readyMeansThatEveryServiceIs() throws IOException {
        var notAll = RUNNING.http.get("/q/health/ready");
        assertEquals(503, notAll.status());
        assertEquals(
                "{\"status\":\"DOWN\",\"checks\":[{\"name\":\"project-service\",\"status\":\"UP\"},"
                        + "{\"name\":\"membership-service\",\"status\":\"UP\"},{\"name\":\"usage-service\",\"status\":\"DOWN\"}]}",
                notAll.body());
        try (var gateway = open(0, RUNNING.project.upstream())) {
            var http = new RawHttp(gateway.port());
            assertEquals(200, http.get("/q/health/ready").status());
            RUNNING.project.ready.set(false);
            assertEquals(503, http.get("/q/health/ready").status());
            RUNNING.project.ready.set(true);
        }
        assertEquals(200, RUNNING.http.get("/q/health/live").status());
    }

    @Test
    void aTakenPortIsSaidWithWhatToDo() {
        int taken = RUNNING.gateway.port();
        var failure = assertThrows(PortTakenException.class, () -> open(taken, RUNNING.project.upstream()));
        assertTrue(failure.getMessage().contains("Port " + taken), failure.getMessage());
        assertTrue(failure.getMessage().contains("GROUNDPLAN_PORT="), failure.getMessage());
    }

    private static Gateway open(int port, Upstream upstream) {
        return Gateway.open(
                port, RouteTable.read(Path.of("../kubernetes/base")), List.of(upstream), Map.of(), Map.of());
    }
}

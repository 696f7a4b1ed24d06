package io.groundplan.runtime.problem;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

import jakarta.ws.rs.core.HttpHeaders;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.groundplan.runtime.surface.Surface;

import static org.junit.jupiter.api.Assertions.assertEquals;

class ProblemResponsesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Every code: its status, and its name on the two surfaces that name codes. The whole contract in one table. */
    record Row(ProblemCode code, int status, String platform, String workload) {}

    static final List<Row> TABLE = List.of(
            new Row(ProblemCode.INVALID, 400, "VALIDATION_ERROR", "BAD_REQUEST"),
            new Row(ProblemCode.UNAUTHENTICATED, 401, "UNAUTHORIZED", "UNAUTHORIZED"),
            new Row(ProblemCode.FORBIDDEN, 403, "FORBIDDEN", "FORBIDDEN"),
            new Row(ProblemCode.QUOTA_EXCEEDED, 403, "QUOTA_EXCEEDED", "FORBIDDEN"),
            new Row(ProblemCode.PROJECT_NOT_FOUND, 404, "PROJECT_NOT_FOUND", "NOT_FOUND"),
            new Row(ProblemCode.TEAM_NOT_FOUND, 404, "TEAM_NOT_FOUND", "NOT_FOUND"),
            new Row(ProblemCode.NOT_FOUND, 404, "NOT_FOUND", "NOT_FOUND"),
            new Row(ProblemCode.METHOD_NOT_ALLOWED, 405, "METHOD_NOT_ALLOWED", "BAD_REQUEST"),
            new Row(ProblemCode.NOT_ACCEPTABLE, 406, "NOT_ACCEPTABLE", "BAD_REQUEST"),
            new Row(ProblemCode.CONFLICT, 409, "CONFLICT", "CONFLICT"),
            new Row(ProblemCode.STALE, 412, "PRECONDITION_FAILED", "CONFLICT"),
            new Row(ProblemCode.TOO_LARGE, 413, "PAYLOAD_TOO_LARGE", "BAD_REQUEST"),
            new Row(ProblemCode.UNSUPPORTED_MEDIA_TYPE, 415, "UNSUPPORTED_MEDIA_TYPE", "BAD_REQUEST"),
            new Row(ProblemCode.UNPROCESSABLE, 422, "UNPROCESSABLE", "BAD_REQUEST"),
            new Row(ProblemCode.RATE_LIMITED, 429, "RATE_LIMIT_EXCEEDED", "TOO_MANY_REQUESTS"),
            new Row(ProblemCode.INTERNAL, 500, "INTERNAL_ERROR", "INTERNAL_ERROR"),
            new Row(ProblemCode.UNAVAILABLE, 503, "SERVICE_UNAVAILABLE", "SERVICE_UNAVAILABLE"));

    static Stream<Row> table() {
        return TABLE.stream();
    }

    @Test
    void theTableHasEveryCodeThatEverySurfaceRendersAlike() {
        assertEquals(
                EnumSet.complementOf(EnumSet.of(ProblemCode.NO_ACCESS, ProblemCode.NO_ACCESS_TO_TEAM)),
                EnumSet.copyOf(TABLE.stream().map(Row::code).toList()));
    }

    @ParameterizedTest
    @MethodSource("table")
    void theStatusIsTheSameOnEverySurface(Row row) {
        for (var surface : Surface.values()) {
            var response = ProblemResponses.of(surface, problem(row));
            assertEquals(row.status(), response.getStatus(), surface.name());
            assertEquals("application/json", response.getMediaType().toString());
            assertEquals(row.status(), ProblemResponses.status(surface, problem(row)));
        }
    }

    @ParameterizedTest
    @MethodSource("table")
    void theBodyIsThatOfTheSurface(Row row) throws JsonProcessingException {
        var named = "{\"success\":false,\"error\":{\"code\":\"%s\",\"message\":\"what happened\"}}";
        for (var surface : Surface.values()) {
            var expected =
                    switch (surface) {
                        case PLATFORM -> platformsWords(row.code(), named.formatted(row.platform()));
                        case WORKLOAD -> named.formatted(row.workload());
                        case STUDIO -> "{\"error\":\"" + studioSentence(row.code()) + "\"}";
                        case DATABASE, FLEET, NONE -> "{\"error\":\"what happened\"}";
                    };
            assertEquals(expected, body(surface, problem(row)), surface.name());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PLATFORM|403|{'success':false,'error':{'code':'FORBIDDEN','message':'you do not have access to this project'}}",
                "STUDIO|403|{'error':'You do not have access to this project.'}",
                "WORKLOAD|404|{'success':false,'error':{'code':'NOT_FOUND','message':'project not found'}}",
                "DATABASE|404|{'error':'project not found'}",
                "FLEET|404|{'error':'project not found'}",
                "NONE|404|{'error':'project not found'}"
            },
            quoteCharacter = '`')
    void whetherAStrangerLearnsThatAProjectExistsIsUpToTheSurface(Surface surface, int status, String body)
            throws JsonProcessingException {
        assertEquals(status, ProblemResponses.status(surface, Problem.noAccess()));
        assertEquals(status, ProblemResponses.of(surface, Problem.noAccess()).getStatus());
        assertEquals(body.replace('\'', '"'), body(surface, Problem.noAccess()));
        boolean concealed = status == 404;
        if (concealed) {
            assertEquals(body(surface, Problem.projectNotFound()), body(surface, Problem.noAccess()));
        }
    }

    @ParameterizedTest
    @CsvSource({"PLATFORM, 403", "STUDIO, 403", "WORKLOAD, 404", "DATABASE, 404", "FLEET, 404", "NONE, 404"})
    void soItIsWithTeams(Surface surface, int status) throws JsonProcessingException {
        assertEquals(
                status, ProblemResponses.of(surface, Problem.noAccessToTeam()).getStatus());
        assertEquals(
                status == 404, body(surface, Problem.teamNotFound()).equals(body(surface, Problem.noAccessToTeam())));
    }

    @Test
    void onlyThePlatformSurfaceTellsTheFields() throws JsonProcessingException {
        var problem = Problem.invalid("name", "must have 1 to 100 characters");
        var message = "name must have 1 to 100 characters";
        assertEquals(
                "{\"success\":false,\"error\":{\"code\":\"VALIDATION_ERROR\",\"message\":\"%s\",\"details\":[{\"field\":\"name\",\"message\":\"%s\"}]}}"
                        .formatted(message, message),
                body(Surface.PLATFORM, problem));
        assertEquals("{\"error\":\"" + message + "\"}", body(Surface.DATABASE, problem));
        assertEquals("{\"error\":\"Name must have 1 to 100 characters.\"}", body(Surface.STUDIO, problem));
    }

    @ParameterizedTest
    @EnumSource(ProblemCode.class)
    void headersSayHowToGoOn(ProblemCode code) {
        var response = ProblemResponses.of(Surface.DATABASE, new Problem(code, "what happened"));
        var challenge = code == ProblemCode.UNAUTHENTICATED ? "Bearer" : null;
        var pause =
                EnumSet.of(ProblemCode.UNAVAILABLE, ProblemCode.RATE_LIMITED).contains(code) ? "1" : null;
        assertEquals(challenge, response.getHeaderString(HttpHeaders.WWW_AUTHENTICATE));
        assertEquals(pause, response.getHeaderString(HttpHeaders.RETRY_AFTER));
    }

    @ParameterizedTest
    @CsvSource({
        "project not found, Project not found.",
        "Only the project manager can update this project., Only the project manager can update this project."
    })
    void studioSpeaksInSentences(String message, String sentence) throws JsonProcessingException {
        assertEquals(
                "{\"error\":\"" + sentence + "\"}", body(Surface.STUDIO, new Problem(ProblemCode.FORBIDDEN, message)));
    }

    private static String platformsWords(ProblemCode code, String body) {
        return code == ProblemCode.TEAM_NOT_FOUND ? body.replace("what happened", "team not found") : body;
    }

    private static String studioSentence(ProblemCode code) {
        return switch (code) {
            case UNAUTHENTICATED -> "Missing or invalid token.";
            case PROJECT_NOT_FOUND -> "Project not found.";
            default -> "What happened.";
        };
    }

    private static Problem problem(Row row) {
        return new Problem(row.code(), "what happened");
    }

    private static String body(Surface surface, Problem problem) throws JsonProcessingException {
        return JSON.writeValueAsString(ProblemResponses.body(surface, problem));
    }
}

package io.groundplan.runtime.problem;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.groundplan.runtime.surface.Surface;

/** Renders a problem in the body of a surface. */
public final class ProblemResponses {
    private ProblemResponses() {}

    public static Response of(Surface surface, Problem raised) {
        var problem = concealed(surface, raised);
        var response = Response.status(ProblemStatus.of(problem.code()))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(body(surface, problem));
        return switch (problem.code()) {
            case UNAUTHENTICATED ->
                response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer").build();
            case UNAVAILABLE, RATE_LIMITED ->
                response.header(HttpHeaders.RETRY_AFTER, problem.retryAfter().toSeconds())
                        .build();
            case INVALID,
                    FORBIDDEN,
                    NO_ACCESS,
                    NO_ACCESS_TO_TEAM,
                    PROJECT_NOT_FOUND,
                    TEAM_NOT_FOUND,
                    NOT_FOUND,
                    METHOD_NOT_ALLOWED,
                    NOT_ACCEPTABLE,
                    CONFLICT,
                    STALE,
                    TOO_LARGE,
                    UNSUPPORTED_MEDIA_TYPE,
                    UNPROCESSABLE,
                    QUOTA_EXCEEDED,
                    INTERNAL -> response.build();
        };
    }

    /** The record that Jackson writes for the problem on that surface. */
    public static Object body(Surface surface, Problem raised) {
        var problem = concealed(surface, raised);
        return switch (surface) {
            case PLATFORM -> PlatformErrors.of(problem);
            case WORKLOAD -> WorkloadErrors.of(problem);
            case STUDIO -> StudioErrors.of(problem);
            case DATABASE, FLEET, NONE -> new PlainError(problem.getMessage());
        };
    }

    public static int status(Surface surface, Problem problem) {
        return ProblemStatus.of(concealed(surface, problem).code());
    }

    /** Whether a stranger learns that a project or a team exists is up to the surface. */
    private static Problem concealed(Surface surface, Problem problem) {
        return switch (surface) {
            case PLATFORM, STUDIO -> problem;
            case WORKLOAD, DATABASE, FLEET, NONE -> concealed(problem);
        };
    }

    private static Problem concealed(Problem problem) {
        if (problem.code() == ProblemCode.NO_ACCESS) {
            return Problem.projectNotFound();
        }
        return problem.code() == ProblemCode.NO_ACCESS_TO_TEAM ? Problem.teamNotFound() : problem;
    }
}

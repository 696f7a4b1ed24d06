package io.groundplan.runtime.problem;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

/** The platform surface's error body: `{"success":false,"error":{"code","message","details"?}}`. */
record PlatformErrors(boolean success, Error error) {

    record Error(String code, String message, @JsonInclude(JsonInclude.Include.NON_NULL) List<FieldProblem> details) {}

    static PlatformErrors of(Problem problem) {
        var details = problem.details().isEmpty() ? null : problem.details();
        return new PlatformErrors(false, new Error(code(problem.code()), message(problem), details));
    }

    /** What the database surface calls an organization is a team here. */
    private static String message(Problem problem) {
        return problem.code() == ProblemCode.TEAM_NOT_FOUND ? "team not found" : problem.getMessage();
    }

    private static String code(ProblemCode code) {
        return switch (code) {
            case INVALID -> "VALIDATION_ERROR";
            case UNAUTHENTICATED -> "UNAUTHORIZED";
            case FORBIDDEN, NO_ACCESS, NO_ACCESS_TO_TEAM -> "FORBIDDEN";
            case PROJECT_NOT_FOUND -> "PROJECT_NOT_FOUND";
            case TEAM_NOT_FOUND -> "TEAM_NOT_FOUND";
            case NOT_FOUND -> "NOT_FOUND";
            case METHOD_NOT_ALLOWED -> "METHOD_NOT_ALLOWED";
            case NOT_ACCEPTABLE -> "NOT_ACCEPTABLE";
            case CONFLICT -> "CONFLICT";
            case STALE -> "PRECONDITION_FAILED";
            case TOO_LARGE -> "PAYLOAD_TOO_LARGE";
            case UNSUPPORTED_MEDIA_TYPE -> "UNSUPPORTED_MEDIA_TYPE";
            case UNPROCESSABLE -> "UNPROCESSABLE";
            case QUOTA_EXCEEDED -> "QUOTA_EXCEEDED";
            case RATE_LIMITED -> "RATE_LIMIT_EXCEEDED";
            case INTERNAL -> "INTERNAL_ERROR";
            case UNAVAILABLE -> "SERVICE_UNAVAILABLE";
        };
    }
}

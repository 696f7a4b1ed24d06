package io.groundplan.runtime.problem;

/** The workload surface's error body: `{"success":false,"error":{"code","message"}}` with a short list of codes. */
record WorkloadErrors(boolean success, Error error) {

    record Error(String code, String message) {}

    static WorkloadErrors of(Problem problem) {
        return new WorkloadErrors(false, new Error(code(problem.code()), problem.getMessage()));
    }

    private static String code(ProblemCode code) {
        return switch (code) {
            case INVALID, METHOD_NOT_ALLOWED, NOT_ACCEPTABLE, TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, UNPROCESSABLE ->
                "BAD_REQUEST";
            case UNAUTHENTICATED -> "UNAUTHORIZED";
            case FORBIDDEN, NO_ACCESS, NO_ACCESS_TO_TEAM, QUOTA_EXCEEDED -> "FORBIDDEN";
            case PROJECT_NOT_FOUND, TEAM_NOT_FOUND, NOT_FOUND -> "NOT_FOUND";
            case CONFLICT, STALE -> "CONFLICT";
            case RATE_LIMITED -> "TOO_MANY_REQUESTS";
            case INTERNAL -> "INTERNAL_ERROR";
            case UNAVAILABLE -> "SERVICE_UNAVAILABLE";
        };
    }
}

package io.groundplan.runtime.problem;

/** The HTTP status of each problem, the same on every surface; see foundation/docs/http-status-codes.md. */
final class ProblemStatus {
    private ProblemStatus() {}

    static int of(ProblemCode code) {
        return switch (code) {
            case INVALID -> 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN, NO_ACCESS, NO_ACCESS_TO_TEAM, QUOTA_EXCEEDED -> 403;
            case PROJECT_NOT_FOUND, TEAM_NOT_FOUND, NOT_FOUND -> 404;
            case METHOD_NOT_ALLOWED -> 405;
            case NOT_ACCEPTABLE -> 406;
            case CONFLICT -> 409;
            case STALE -> 412;
            case TOO_LARGE -> 413;
            case UNSUPPORTED_MEDIA_TYPE -> 415;
            case UNPROCESSABLE -> 422;
            case RATE_LIMITED -> 429;
            case INTERNAL -> 500;
            case UNAVAILABLE -> 503;
        };
    }
}

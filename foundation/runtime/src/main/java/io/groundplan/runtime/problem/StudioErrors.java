package io.groundplan.runtime.problem;

/** The studio surface speaks in its document's sentences. */
final class StudioErrors {
    private StudioErrors() {}

    static PlainError of(Problem problem) {
        return new PlainError(
                switch (problem.code()) {
                    case UNAUTHENTICATED -> "Missing or invalid token.";
                    case PROJECT_NOT_FOUND -> "Project not found.";
                    case INVALID,
                            FORBIDDEN,
                            NO_ACCESS,
                            NO_ACCESS_TO_TEAM,
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
                            RATE_LIMITED,
                            INTERNAL,
                            UNAVAILABLE -> sentence(problem.getMessage());
                });
    }

    private static String sentence(String message) {
        var capital = Character.toUpperCase(message.charAt(0)) + message.substring(1);
        return capital.endsWith(".") ? capital : capital + ".";
    }
}

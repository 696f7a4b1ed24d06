package io.groundplan.runtime.problem;

import java.time.Duration;
import java.util.List;

/** A failure that the caller is to learn about. Knows no HTTP: {@link ProblemResponses} renders it per surface. */
public class Problem extends RuntimeException {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final ProblemCode code;
    private final transient List<FieldProblem> details;
    private final transient Duration retryAfter;

    public Problem(ProblemCode code, String message) {
        this(code, message, List.of(), SOON);
    }

    private Problem(ProblemCode code, String message, List<FieldProblem> details, Duration retryAfter) {
        // thrown for ordinary outcomes, where nobody reads a stack trace
        super(message, null, false, false);
        this.code = code;
        this.details = List.copyOf(details);
        this.retryAfter = retryAfter;
    }

    public static Problem invalid(String field, String message) {
        return new Problem(
                ProblemCode.INVALID,
                field + " " + message,
                List.of(new FieldProblem(field, field + " " + message)),
                SOON);
    }

    /** All that is wrong at once, in the order of the fields. */
    public static Problem invalid(List<FieldProblem> problems) {
        return new Problem(ProblemCode.INVALID, problems.get(0).message(), problems, SOON);
    }

    public static Problem forbidden(String message) {
        return new Problem(ProblemCode.FORBIDDEN, message);
    }

    /** The caller has no part in a project that exists. */
    public static Problem noAccess() {
        return new Problem(ProblemCode.NO_ACCESS, "you do not have access to this project");
    }

    /** The caller is not in a team that exists. */
    public static Problem noAccessToTeam() {
        return new Problem(ProblemCode.NO_ACCESS_TO_TEAM, "you do not have access to this team");
    }

    public static Problem projectNotFound() {
        return new Problem(ProblemCode.PROJECT_NOT_FOUND, "project not found");
    }

    public static Problem teamNotFound() {
        return new Problem(ProblemCode.TEAM_NOT_FOUND, "organization not found");
    }

    public static Problem notFound(String what) {
        return new Problem(ProblemCode.NOT_FOUND, what + " not found");
    }

    public static Problem conflict(String message) {
        return new Problem(ProblemCode.CONFLICT, message);
    }

    public static Problem unavailable(String message) {
        return new Problem(ProblemCode.UNAVAILABLE, message);
    }

    /** Too much in too short a time, but not after the given time. */
    public static Problem rateLimited(String message, Duration retryAfter) {
        return new Problem(ProblemCode.RATE_LIMITED, message, List.of(), retryAfter);
    }

    public ProblemCode code() {
        return code;
    }

    public List<FieldProblem> details() {
        return details;
    }

    /** After what time it makes sense to ask again, where it does at all. */
    public Duration retryAfter() {
        return retryAfter;
    }
}

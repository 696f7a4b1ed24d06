package io.groundplan.runtime.problem;

/** The kinds of failure that callers can tell apart. A new one does not compile until every surface renders it. */
public enum ProblemCode {
    /** A value, parameter or body is not acceptable; `details` name the fields. */
    INVALID,
    /** The caller did not say who they are, or could not prove it. */
    UNAUTHENTICATED,
    /** The caller is known and may not do this. */
    FORBIDDEN,
    /** The project exists and the caller has no part in it; some surfaces say so, others say not found. */
    NO_ACCESS,
    /** The same for a team or organization. */
    NO_ACCESS_TO_TEAM,
    PROJECT_NOT_FOUND,
    TEAM_NOT_FOUND,
    /** Anything else that does not exist, or whose existence the caller may not know. */
    NOT_FOUND,
    METHOD_NOT_ALLOWED,
    NOT_ACCEPTABLE,
    /** The state of the resource does not allow the change now. */
    CONFLICT,
    /** `If-Match` names an older version. */
    STALE,
    TOO_LARGE,
    UNSUPPORTED_MEDIA_TYPE,
    /** Well-formed, but contradicting an earlier request with the same `Idempotency-Key`. */
    UNPROCESSABLE,
    QUOTA_EXCEEDED,
    RATE_LIMITED,
    /** Something this service needs does not answer; trying again later helps. */
    UNAVAILABLE,
    /** A defect of ours; the message never says more than the request id. */
    INTERNAL
}

package io.groundplan.runtime.idempotency;

/** Protects the answers that are kept for repeated requests. A service whose answers hold secrets implements it. */
public interface AnswerSeal {

    /** What is kept instead of the answer; opens for the same `boundTo` only. */
    String seal(String answer, String boundTo);

    String open(String sealed, String boundTo);
}

package io.groundplan.runtime.problem;

/** What is wrong with one field, named as the caller sent it. */
public record FieldProblem(String field, String message) {}

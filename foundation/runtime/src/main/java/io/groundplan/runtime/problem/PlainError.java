package io.groundplan.runtime.problem;

/** The error body of the studio, database and fleet surfaces and of every path that no surface owns. */
record PlainError(String error) {}

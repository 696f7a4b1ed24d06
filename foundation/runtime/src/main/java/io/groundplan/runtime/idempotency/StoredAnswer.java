package io.groundplan.runtime.idempotency;

/** The answer to the first request with a key; `etag` and `body` are empty where there was none. */
record StoredAnswer(String requestHash, int status, String etag, String body) {}

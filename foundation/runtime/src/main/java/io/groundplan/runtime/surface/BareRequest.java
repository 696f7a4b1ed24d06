package io.groundplan.runtime.surface;

/**
 * What decides who answers a request under `/v1`: the host without port, the path, and which credentials it carries.
 */
record BareRequest(String host, String path, boolean projectToken, boolean apiKey) {}

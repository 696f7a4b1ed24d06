package io.groundplan.local.gateway;

/** Paths and the service that answers them. */
record Route(PathMatch match, String service) {}

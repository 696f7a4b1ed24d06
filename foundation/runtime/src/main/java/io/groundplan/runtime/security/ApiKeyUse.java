package io.groundplan.runtime.security;

import io.vertx.ext.web.RoutingContext;

/** Hears of every request that an API key has opened, before it is served. */
public interface ApiKeyUse {
    void admitted(RoutingContext request, Caller.ApiKey key);
}

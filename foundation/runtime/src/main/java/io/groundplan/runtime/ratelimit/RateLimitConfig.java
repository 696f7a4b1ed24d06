package io.groundplan.runtime.ratelimit;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much one caller may ask of one replica. The limits of a service are these times its replicas. */
@ConfigMapping(prefix = "groundplan.rate-limit")
public interface RateLimitConfig {

    /** The time within which the requests are counted. */
    @WithDefault("1m")
    Duration window();

    /** Requests within the window of one person, API key or project token; 0 for no limit. */
    @WithDefault("60000")
    long principalRequests();

    /**
     * Requests within the window from one address, before anybody is asked who they are; 0 for no limit. Of use only
     * where the address is the client's: directly, or with {@link #proxies()}.
     */
    @WithDefault("0")
    long addressRequests();

    /** How many proxies of the operator's own add the address they saw to `X-Forwarded-For`; 0 ignores the header. */
    @WithDefault("0")
    int proxies();

    /** How many callers are kept in mind; beyond that those that were away longest start anew. */
    @WithDefault("100000")
    long callers();
}

package io.groundplan.runtime.ratelimit;

import java.time.Clock;
import java.time.Duration;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.surface.Surface;

/**
 * Refuses who asks too much, with 429 in the surface's body. Every answer on a surface says how much is left
 * (draft-ietf-httpapi-ratelimit-headers, sections 3 and 4). What is on no surface, probes and other services, is not
 * counted.
 */
@Singleton
public class RateLimits {
    private static final String POLICY = "RateLimit-Policy";
    private static final String LEFT = "RateLimit";
    private static final String COUNTED = RateLimits.class.getName();

    private final Policy byAddress;
    private final Policy byPrincipal;
    private final int proxies;

    RateLimits(RateLimitConfig config, Clock clock, MeterRegistry metrics) {
        this.byAddress = new Policy("address", config.addressRequests(), config, clock, refusals("address", metrics));
        this.byPrincipal =
                new Policy("principal", config.principalRequests(), config, clock, refusals("principal", metrics));
        this.proxies = config.proxies();
    }

    /** Counts a request for the address that it came from; throws the {@link Problem} that refuses it. */
    public void arrived(RoutingContext context) {
        if (!byAddress.isUnlimited() && Surface.of(context) != Surface.NONE) {
            var request = context.request();
            var forwarded = request.headers().getAll("X-Forwarded-For");
            take(byAddress, ClientAddress.of(request.remoteAddress().hostAddress(), forwarded, proxies), context);
        }
    }

    /**
     * Counts a request for its caller, once however often they are asked for; throws the {@link Problem} that refuses it.
     *
     * @param caller what tells this caller from all others
     */
    public void admitted(RoutingContext context, String caller) {
        if (!byPrincipal.isUnlimited() && Surface.of(context) != Surface.NONE && context.get(COUNTED) == null) {
            context.put(COUNTED, true);
            take(byPrincipal, caller, context);
        }
    }

    private void take(Policy policy, String caller, RoutingContext context) {
        var allowance = policy.take(caller);
        tell(policy, allowance, context.response());
        if (!allowance.granted()) {
            policy.refused().increment();
            throw Problem.rateLimited(
                    "too many requests, try again in " + allowance.secondsToNext() + " s",
                    Duration.ofSeconds(allowance.secondsToNext()));
        }
    }

    private static Counter refusals(String policy, MeterRegistry metrics) {
        return metrics.counter("groundplan.rate.limited", "policy", policy);
    }

    private static void tell(Policy policy, Allowance allowance, HttpServerResponse response) {
        append(response, POLICY, policy.terms());
        append(response, LEFT, policy.left(allowance));
    }

    /** One list in one field, which is what clients of structured fields have to join anyway. */
    private static void append(HttpServerResponse response, String header, String value) {
        var present = response.headers().get(header);
        response.putHeader(header, present == null ? value : present + ", " + value);
    }
}

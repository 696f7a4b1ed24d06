package io.groundplan.runtime.metering;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.ext.web.RoutingContext;

import io.groundplan.runtime.security.ApiKeyUse;
import io.groundplan.runtime.security.Caller;

/** Meters the requests of API keys; those of people and services pass without a trace. */
@ApplicationScoped
class RequestMeter implements ApiKeyUse {
    private final UsageReporter reporter;
    private final Clock clock;

    RequestMeter(UsageReporter reporter, Clock clock) {
        this.reporter = reporter;
        this.clock = clock;
    }

    @Override
    public void admitted(RoutingContext context, Caller.ApiKey key) {
        if (MeteredRequest.of(context).isEmpty()) {
            var request = new MeteredRequest(key);
            request.on(context);
            context.addEndHandler(ended -> served(context, request));
        }
    }

    private void served(RoutingContext context, MeteredRequest request) {
        request.usage(context, clock.instant().getEpochSecond())
                .ifPresent(usage -> reporter.add(usage, MeteredRequest.sum(context)));
    }
}

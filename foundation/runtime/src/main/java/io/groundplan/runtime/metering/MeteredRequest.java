package io.groundplan.runtime.metering;

import java.util.Optional;

import io.vertx.ext.web.RoutingContext;

import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.runtime.security.Caller;

/** A request that an API key opened, from then to the end of its answer. */
final class MeteredRequest {
    private static final String KEY = MeteredRequest.class.getName();
    private static final int FIRST_REFUSAL = 400;

    private final Caller.ApiKey caller;
    private volatile Operation operation;

    MeteredRequest(Caller.ApiKey caller) {
        this.caller = caller;
    }

    static Optional<MeteredRequest> of(RoutingContext context) {
        return Optional.ofNullable(context.get(KEY));
    }

    void on(RoutingContext context) {
        context.put(KEY, this);
    }

    void does(Operation recognised) {
        operation = recognised;
    }

    /**
     * What the served request counts as; empty when it counts as nothing. A refused one does: it did nothing for a
     * project, and its path may name anybody's.
     */
    Optional<Usage> usage(RoutingContext context, long second) {
        var path = context.request().path();
        if (operation == null || context.response().getStatusCode() >= FIRST_REFUSAL || !MeteredPath.isMetered(path)) {
            return Optional.empty();
        }
        return MeteredPath.project(path)
                .or(caller::project)
                .map(ProjectId::value)
                .map(project -> new Usage(
                        second,
                        project,
                        MeteredPath.database(path).map(DatabaseId::value).orElse(null),
                        operation));
    }

    /** The bytes of the bodies as they went over the wire. */
    static Usage.Sum sum(RoutingContext context) {
        return new Usage.Sum(
                1, context.request().bytesRead(), context.response().bytesWritten());
    }
}

package io.groundplan.local.gateway;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;

/** The error bodies of the surfaces, for the few answers that the gateway gives in a service's place. */
enum ErrorBody {
    PLATFORM,
    WORKLOAD,
    PLAIN;

    static ErrorBody of(RawPath path) {
        if (new PathMatch.Prefix("/api/v1/platform").matches(path.text())) {
            return PLATFORM;
        }
        boolean workload = new PathMatch.Prefix("/api/v1").matches(path.text())
                || new PathMatch.Prefix("/uploads/projects").matches(path.text());
        return workload ? WORKLOAD : PLAIN;
    }

    String badPath() {
        return switch (this) {
            case PLATFORM -> coded("VALIDATION_ERROR", "bad path");
            case WORKLOAD -> coded("BAD_REQUEST", "bad path");
            case PLAIN -> plain("bad path");
        };
    }

    String unavailable() {
        var message = "the service is not available, try again";
        return switch (this) {
            case PLATFORM, WORKLOAD -> coded("SERVICE_UNAVAILABLE", message);
            case PLAIN -> plain(message);
        };
    }

    static String plain(String message) {
        return JsonObject.of("error", message).encode();
    }

    /** Ends the request with a body that is JSON already. */
    static void answer(HttpServerRequest request, int status, String body) {
        request.response()
                .setStatusCode(status)
                .putHeader("content-type", "application/json")
                .end(body);
    }

    private static String coded(String code, String message) {
        return JsonObject.of("success", false, "error", JsonObject.of("code", code, "message", message))
                .encode();
    }
}

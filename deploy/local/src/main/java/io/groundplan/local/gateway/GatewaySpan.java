package io.groundplan.local.gateway;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * The gateway's part of a trace.
 *
 * @param parent the client's part; empty when the trace begins here
 * @param flags as the client sent them; 01 has the trace kept
 */
record GatewaySpan(String trace, String id, String parent, String flags, String method, String path, long begun) {
    private static final int SERVER = 2;
    private static final int ERROR = 2;
    private static final int FIRST_ERROR = 500;

    String traceparent() {
        return "00-" + trace + "-" + id + "-" + flags;
    }

    boolean isSampled() {
        return (Integer.parseInt(flags, 16) & 1) == 1;
    }

    /** As OTLP has it in JSON. Of the path only its beginning is told, since an invite's ends with a secret. */
    JsonObject toJson(int status, long ended) {
        var json = new JsonObject()
                .put("traceId", trace)
                .put("spanId", id)
                .put("name", method)
                .put("kind", SERVER)
                .put("startTimeUnixNano", begun + "000000")
                .put("endTimeUnixNano", ended + "000000")
                .put(
                        "attributes",
                        new JsonArray()
                                .add(attribute("http.request.method", new JsonObject().put("stringValue", method)))
                                .add(attribute("url.path", new JsonObject().put("stringValue", beginning(path))))
                                .add(attribute("http.response.status_code", new JsonObject().put("intValue", status))));
        if (!parent.isEmpty()) {
            json.put("parentSpanId", parent);
        }
        return status < FIRST_ERROR ? json : json.put("status", new JsonObject().put("code", ERROR));
    }

    private static String beginning(String path) {
        var parts = path.split("/", 5);
        return parts.length < 5 ? path : String.join("/", parts[0], parts[1], parts[2], parts[3], "…");
    }

    private static JsonObject attribute(String key, JsonObject value) {
        return new JsonObject().put("key", key).put("value", value);
    }
}

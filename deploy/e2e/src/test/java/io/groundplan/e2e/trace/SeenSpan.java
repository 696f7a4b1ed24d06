package io.groundplan.e2e.trace;

import java.util.Map;

/** A part of a trace as a collector gets it; `parent` is empty where the trace begins. */
public record SeenSpan(
        String service, String trace, String id, String parent, String name, int kind, Map<String, String> attributes) {
    static final int SERVER = 2;

    public boolean isServer() {
        return kind == SERVER;
    }

    public boolean has(String attribute, String value) {
        return value.equals(attributes.get(attribute));
    }
}

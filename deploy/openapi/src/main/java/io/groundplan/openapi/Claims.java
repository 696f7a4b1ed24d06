package io.groundplan.openapi;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.vertx.core.json.JsonObject;

/** Which service said what first in a document, and the notes on what others say differently. */
final class Claims {
    private final Surface surface;
    private final List<String> problems;
    private final Map<String, String> claimants = new HashMap<>();

    Claims(Surface surface, List<String> problems) {
        this.surface = surface;
        this.problems = problems;
    }

    /** Takes the thing for the service of the part; false when another has it. */
    boolean take(String thing, Part part) {
        return claimants.computeIfAbsent(thing, first -> part.service()).equals(part.service());
    }

    void refuse(String thing, Part part, String remedy) {
        problems.add("%s: %s is in %s and in %s: %s"
                .formatted(surface.text(), thing, claimants.get(thing), part.service(), remedy));
    }

    /** Adds what is not there yet; the same again changes nothing. */
    void add(JsonObject target, String key, Object value, String thing, Part part, String remedy) {
        if (take(thing, part)) {
            target.put(key, value);
        } else if (!value.equals(target.getValue(key))) {
            refuse(thing, part, "with different content; " + remedy);
        }
    }
}

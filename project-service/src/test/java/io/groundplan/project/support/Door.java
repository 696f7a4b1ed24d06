package io.groundplan.project.support;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.restassured.RestAssured;

import io.groundplan.testkit.openapi.OpenApiResponses;

/** One of the five surfaces as a test reaches it: what the paths of its document are put behind. */
public enum Door {
    PLATFORM(""),
    WORKLOAD(""),
    STUDIO(""),
    DATABASE("/database"),
    FLEET("/fleet");

    private static final Map<Door, OpenApiResponses> DOCUMENTS = new ConcurrentHashMap<>();

    private final String prefix;

    Door(String prefix) {
        this.prefix = prefix;
    }

    public String surface() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String document() {
        return "/openapi/" + surface() + ".json";
    }

    String address(String path) {
        return prefix + path;
    }

    /** The path as the document has it. */
    String documented(String address) {
        return address.startsWith(prefix) ? address.substring(prefix.length()) : address;
    }

    OpenApiResponses answers() {
        return DOCUMENTS.computeIfAbsent(
                this,
                door -> OpenApiResponses.of(RestAssured.get(door.document()).asString()));
    }
}

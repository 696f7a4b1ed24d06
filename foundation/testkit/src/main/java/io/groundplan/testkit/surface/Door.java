package io.groundplan.testkit.surface;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

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

    /** Those that this service has operations of. */
    public static Stream<Door> served() {
        return Stream.of(values()).filter(door -> !PublishedOperation.of(door).isEmpty());
    }

    /** Whether the path of a document is one of this surface. */
    boolean owns(String path) {
        return switch (this) {
            case PLATFORM -> path.startsWith("/api/v1/platform/");
            case WORKLOAD -> path.startsWith("/uploads/") || (path.startsWith("/api/v1/") && !PLATFORM.owns(path));
            case STUDIO -> path.startsWith("/projects");
            case DATABASE, FLEET -> path.startsWith("/v1/");
        };
    }

    /** Whether a stranger learns that a project exists. */
    public int statusForStrangers() {
        return this == PLATFORM || this == STUDIO ? 403 : 404;
    }

    public String document() {
        return "/openapi/" + surface() + ".json";
    }

    /** Where the service has the path of the document. */
    public String address(String path) {
        return prefix + path;
    }

    /** The path as the document has it. */
    public String documented(String address) {
        return address.startsWith(prefix) ? address.substring(prefix.length()) : address;
    }

    OpenApiResponses answers() {
        return DOCUMENTS.computeIfAbsent(
                this,
                door -> OpenApiResponses.of(RestAssured.get(door.document()).asString()));
    }
}

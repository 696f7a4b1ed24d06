package io.groundplan.openapi;

import java.util.List;
import java.util.stream.IntStream;

import io.vertx.core.json.JsonObject;

/** What services say in these tests. */
final class Parts {
    private static final List<String> SERVICES = List.of("project-service", "usage-service");

    private Parts() {}

    /** The platform in the words of project-service and then of usage-service. */
    static List<Part> ofPlatform(String... documents) {
        return IntStream.range(0, documents.length)
                .mapToObj(i -> new Part(SERVICES.get(i), Surface.PLATFORM, new JsonObject(documents[i])))
                .toList();
    }
}

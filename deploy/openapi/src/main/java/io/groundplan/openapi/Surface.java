package io.groundplan.openapi;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The public APIs, each with a document of its own. */
enum Surface {
    PLATFORM,
    WORKLOAD,
    STUDIO,
    DATABASE,
    FLEET;

    /** Those that a service takes part in: the build insists on a document for each of them and for no other. */
    static final List<Surface> DESCRIBED = List.of(values());

    static Optional<Surface> ofFile(String name) {
        return Stream.of(values())
                .filter(surface -> surface.file().equals(name))
                .findFirst();
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of its document, of the parts and of the whole. */
    String file() {
        return text() + ".json";
    }

    /** Where its document is served, and its place on the class path. */
    String path() {
        return "/openapi/" + file();
    }
}

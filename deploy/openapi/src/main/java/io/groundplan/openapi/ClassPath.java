package io.groundplan.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;

import io.vertx.core.buffer.Buffer;

/** Resources of this module and of the libraries beside it. */
final class ClassPath {
    private ClassPath() {}

    static Buffer read(String resource) {
        try (var stream = ClassPath.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException(resource + " is not on the class path: was `mvn package` run?");
            }
            return Buffer.buffer(stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }
}

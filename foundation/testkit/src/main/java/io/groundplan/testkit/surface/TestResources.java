package io.groundplan.testkit.surface;

import java.io.InputStream;

/** The resources of the tests that run, which this module's own class loader need not know. */
final class TestResources {
    private TestResources() {}

    static boolean exists(String name) {
        return Thread.currentThread().getContextClassLoader().getResource(name) != null;
    }

    /** Null when there is none. */
    static InputStream open(String name) {
        return Thread.currentThread().getContextClassLoader().getResourceAsStream(name);
    }
}

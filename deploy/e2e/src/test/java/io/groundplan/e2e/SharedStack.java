package io.groundplan.e2e;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** One stack for all tests that leave its processes alone: people and projects of one test are strangers to the others. */
final class SharedStack implements BeforeAllCallback {
    private static final Namespace OURS = Namespace.create(SharedStack.class);

    private static RunningStack running;

    /** Started before the first class that asks for it, and closed after the last test of all. */
    static RunningStack running() {
        return running;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        running = context.getRoot()
                .getStore(OURS)
                .computeIfAbsent(RunningStack.class, ignored -> RunningStack.start(), RunningStack.class);
    }
}

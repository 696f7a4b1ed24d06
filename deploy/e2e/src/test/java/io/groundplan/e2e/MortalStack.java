package io.groundplan.e2e;

import java.util.Map;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

import io.groundplan.e2e.trace.TraceReceiver;

/**
 * One stack for all tests that end its processes, or look at its traces: each of them leaves behind a stack that is
 * whole again.
 */
final class MortalStack implements BeforeAllCallback {
    private static final Namespace OURS = Namespace.create(MortalStack.class);

    private static TracedStack running;

    /** Started before the first class that asks for it, and closed after the last test of all. */
    static RunningStack running() {
        return running.stack();
    }

    /** Where it sends its traces. */
    static TraceReceiver traces() {
        return running.receiver();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        running = context.getRoot()
                .getStore(OURS)
                .computeIfAbsent(TracedStack.class, ignored -> TracedStack.start(), TracedStack.class);
        running.stack().awaitReady();
    }

    private record TracedStack(TraceReceiver receiver, RunningStack stack) implements AutoCloseable {
        static TracedStack start() {
            var receiver = TraceReceiver.open();
            return new TracedStack(
                    receiver,
                    RunningStack.startWith(
                            Map.of("GROUNDPLAN_TRACES", receiver.address().toString())));
        }

        @Override
        public void close() {
            stack.close();
            receiver.close();
        }
    }
}

package io.groundplan.runtime.http;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import org.jboss.logging.MDC;

/** The id of the request being served: taken from `X-Request-Id` or made here, logged, and put on events. */
public final class RequestIds {
    public static final String HEADER = "X-Request-Id";
    private static final String KEY = "requestId";
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0b10L << 62;
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RequestIds() {}

    /** The client's id where it is safe to log, otherwise a new one. */
    public static String acceptOrCreate(String fromClient) {
        return fromClient != null && SAFE.matcher(fromClient).matches() ? fromClient : create();
    }

    /** A UUID of version 7. It is no secret, and random numbers that are one would cost every request a lock. */
    private static String create() {
        var random = ThreadLocalRandom.current();
        long high = (System.currentTimeMillis() << 16) | VERSION_7 | (random.nextInt() & 0xfff);
        long low = (random.nextLong() >>> 2) | VARIANT;
        return new UUID(high, low).toString();
    }

    /** Remembers the id for the rest of this request or message. */
    public static void set(String requestId) {
        ContextLocals.put(KEY, requestId);
        MDC.put(KEY, requestId);
    }

    /** The id of the current request; empty in background work. */
    public static Optional<String> current() {
        return VertxContext.isOnDuplicatedContext() ? ContextLocals.get(KEY) : Optional.empty();
    }
}

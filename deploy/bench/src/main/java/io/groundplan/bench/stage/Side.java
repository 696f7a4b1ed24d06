package io.groundplan.bench.stage;

import java.net.URI;
import java.time.Duration;

import io.vertx.core.Vertx;

import io.groundplan.bench.load.LoadGenerator;

/** One of the two applications that are compared, and the connections that it is asked on. */
public final class Side implements AutoCloseable {
    private static final int CONNECTIONS = 32;

    /** Waits until what the last requests left behind is done. */
    interface Settling {
        void await() throws Exception;
    }

    private final Application application;
    private final LoadGenerator load;
    private final Settling settling;

    Side(Application application, Vertx vertx, Settling settling) {
        this.application = application;
        this.load = new LoadGenerator(vertx, application.address(), CONNECTIONS);
        this.settling = settling;
    }

    public URI address() {
        return application.address();
    }

    LoadGenerator load() {
        return load;
    }

    Duration cpu() {
        return application.cpu();
    }

    void settle() throws Exception {
        settling.await();
    }

    @Override
    public void close() {
        load.close();
    }
}

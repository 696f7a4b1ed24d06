package io.groundplan.testkit.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;

/** An HTTP server that stands for a service which the one under test asks; it can be away in many ways. */
public final class StandIn implements AutoCloseable {
    private static final int THREADS = 8;

    private final HttpHandler handler;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, StandIn::daemon);
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final HttpServer http;
    private final TcpProxy door;
    private volatile Optional<Outage> outage = Optional.empty();

    private StandIn(HttpHandler handler) throws IOException {
        this.handler = handler;
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(threads);
        http.createContext("/", this::answer);
        http.start();
        door = TcpProxy.to(http.getAddress());
    }

    public static StandIn open(HttpHandler handler) {
        try {
            return new StandIn(handler);
        } catch (IOException e) {
            throw new UncheckedIOException("the stand-in cannot listen", e);
        }
    }

    public String url() {
        return "http://localhost:" + door.port();
    }

    /** How many requests have reached it, those included that it did not answer. */
    public int asked() {
        return asked.size();
    }

    /** The same for paths with that in them. */
    public long askedAbout(String part) {
        return asked.stream().filter(path -> path.contains(part)).count();
    }

    public void away(Outage how) {
        outage = Optional.of(how);
        if (how == Outage.REFUSING) {
            door.refuse();
        }
    }

    public void back() {
        outage = Optional.empty();
        door.restore();
    }

    @Override
    public void close() {
        door.close();
        http.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestURI().getPath());
        var now = outage;
        if (now.isPresent()) {
            now.get().answer(exchange);
        } else {
            handler.handle(exchange);
        }
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "stand-in");
        thread.setDaemon(true);
        return thread;
    }
}

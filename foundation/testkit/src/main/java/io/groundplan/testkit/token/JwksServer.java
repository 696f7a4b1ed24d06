package io.groundplan.testkit.token;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Serves the key set of a mint on a free loopback port, and can change the key while it serves. */
public final class JwksServer implements AutoCloseable {
    private final HttpServer http;
    private final AtomicInteger answered = new AtomicInteger();
    private volatile TokenMint mint;

    private JwksServer(HttpServer http, TokenMint mint) {
        this.http = http;
        this.mint = mint;
    }

    public static JwksServer open(TokenMint mint) {
        try {
            var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var server = new JwksServer(http, mint);
            http.createContext("/jwks.json", server::answer);
            http.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("no port for the key set", e);
        }
    }

    public String url() {
        return "http://localhost:" + http.getAddress().getPort() + "/jwks.json";
    }

    /** The mint whose tokens verify now. */
    public TokenMint mint() {
        return mint;
    }

    /** Replaces the key: tokens of the mint before no longer verify once the new key set is read. */
    public TokenMint rotate() {
        mint = mint.withNewKey();
        return mint;
    }

    /** How often the key set was read. */
    public int timesRead() {
        return answered.get();
    }

    @Override
    public void close() {
        http.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        // counted before anybody can have the answer
        answered.incrementAndGet();
        try (exchange) {
            var body = mint.jwks().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}

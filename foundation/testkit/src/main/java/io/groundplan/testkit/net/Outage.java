package io.groundplan.testkit.net;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import com.sun.net.httpserver.HttpExchange;

/** The ways in which a service that others ask can be away. */
public enum Outage {
    /** Nobody listens. */
    REFUSING,
    /** Takes requests and never answers. */
    HANGING,
    /** Answers 500. */
    FAILING,
    /** Answers 200 with the beginning of a JSON document. */
    BREAKING_OFF,
    /** Answers 200 with JSON that says nothing. */
    EMPTY,
    /** Something else listens at the address, and does not know the path. */
    MISPLACED;

    void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        switch (this) {
            case REFUSING -> exchange.close();
            case HANGING -> {
                // the exchange stays open until the server is closed
            }
            case FAILING -> answer(exchange, 500, "application/json", "{\"error\":\"internal error\"}");
            case BREAKING_OFF -> answer(exchange, 200, "application/json", "{\"id\":");
            case EMPTY -> answer(exchange, 200, "application/json", "{}");
            case MISPLACED -> answer(exchange, 404, "text/html", "<h1>Not found</h1>");
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        try (exchange) {
            var body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}

package io.groundplan.e2e.trace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A collector of traces: takes OTLP over HTTP, as protobuf from the services and as JSON from the gateway. */
public final class TraceReceiver implements AutoCloseable {
    private final HttpServer server;
    private final List<SeenSpan> spans = new ArrayList<>();

    private TraceReceiver(HttpServer server) {
        this.server = server;
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    public static TraceReceiver open() {
        try {
            return new TraceReceiver(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public synchronized List<SeenSpan> spans() {
        return List.copyOf(spans);
    }

    public List<SeenSpan> ofTrace(String trace) {
        return spans().stream().filter(span -> span.trace().equals(trace)).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        var type = exchange.getRequestHeaders().getFirst("Content-Type");
        var body = exchange.getRequestBody().readAllBytes();
        var seen = "application/json".equals(type) ? ofJson(body) : ofProtobuf(body);
        synchronized (this) {
            seen.forEach(spans::add);
        }
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private static Stream<SeenSpan> ofJson(byte[] body) throws IOException {
        var resources = new ObjectMapper().readTree(body).get("resourceSpans");
        return elements(resources).flatMap(resource -> {
            var service = attributes(resource.at("/resource/attributes")).get("service.name");
            return elements(resource.get("scopeSpans"))
                    .flatMap(scope -> elements(scope.get("spans")))
                    .map(span -> new SeenSpan(
                            service,
                            span.path("traceId").asText(),
                            span.path("spanId").asText(),
                            span.path("parentSpanId").asText(),
                            span.path("name").asText(),
                            span.path("kind").asInt(),
                            attributes(span.path("attributes"))));
        });
    }

    private static Map<String, String> attributes(JsonNode pairs) {
        var attributes = new HashMap<String, String>();
        pairs.forEach(pair -> attributes.put(
                pair.get("key").asText(), pair.get("value").elements().next().asText()));
        return attributes;
    }

    private static Stream<JsonNode> elements(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }

    /** Numbers are those of `opentelemetry/proto/trace/v1/trace.proto`. */
    private static Stream<SeenSpan> ofProtobuf(byte[] body) {
        return WireFields.of(body).messages(1).flatMap(resource -> {
            var service = resource.messages(1)
                    .map(described -> attributes(described, 1).get("service.name"))
                    .findFirst()
                    .orElse("");
            return resource.messages(2)
                    .flatMap(scope -> scope.messages(2))
                    .map(span -> new SeenSpan(
                            service,
                            span.hex(1),
                            span.hex(2),
                            span.hex(4),
                            span.text(5),
                            (int) span.number(6),
                            attributes(span, 9)));
        });
    }

    private static Map<String, String> attributes(WireFields message, int tag) {
        var attributes = new HashMap<String, String>();
        message.messages(tag).forEach(pair -> pair.messages(2)
                .forEach(value -> attributes.put(
                        pair.text(1),
                        value.fields().stream().anyMatch(field -> field.tag() == 1)
                                ? value.text(1)
                                : Long.toString(value.number(3)))));
        return attributes;
    }
}

package io.groundplan.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table of who answers a bare path, asked through the gateway; the service's own tests ask it directly. */
record DispatchedRequests(URI address, Map<String, String> values) {
    private static final String TABLE = "/dispatch.csv";

    /** A line of the table: what is asked, and the beginning of the answer that only the right surface gives. */
    record Row(String host, String method, String path, String headers, String answer) {

        /** What depends on how far the project's database is, or on another service's answer, is not told apart here. */
        boolean isTold() {
            return !answer.isEmpty() && !answer.startsWith("409");
        }
    }

    static List<Row> rows() {
        try (var in = DispatchedRequests.class.getResourceAsStream(TABLE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", 8))
                    .map(cells -> new Row(cells[1], cells[2], cells[3], cells[4], cells[7]))
                    .filter(Row::isTold)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with the answer, if anything. */
    Optional<String> mismatch(Row row) {
        var request = HttpRequest.newBuilder(address.resolve(filled(row.path())))
                .header("Host", row.host())
                .method(row.method(), BodyPublishers.noBody());
        for (var header : row.headers().split("\\|")) {
            var parts = header.split(": ", 2);
            request.header(parts[0], filled(parts[1]));
        }
        try {
            var response = PlainHttp.client().send(request.build(), BodyHandlers.ofString());
            var expected = row.answer().split(" ", 2);
            boolean same = response.statusCode() == Integer.parseInt(expected[0])
                    && response.body().contains(expected[1]);
            return same
                    ? Optional.empty()
                    : Optional.of(row + " answered " + response.statusCode() + " " + response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String filled(String text) {
        var filled = text;
        for (var value : values.entrySet()) {
            filled = filled.replace("{" + value.getKey() + "}", value.getValue());
        }
        return filled;
    }
}

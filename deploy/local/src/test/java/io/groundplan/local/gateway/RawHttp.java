package io.groundplan.local.gateway;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Sends requests byte for byte, as no HTTP client would, and reads until the connection is closed. */
record RawHttp(int port) {

    /** The answer to a GET of the target. */
    Answer get(String target, String... headers) throws IOException {
        return send("GET", target, "", headers);
    }

    Answer send(String method, String target, String body, String... headers) throws IOException {
        var request = new StringBuilder()
                .append(method + " " + target + " HTTP/1.1\r\n")
                .append("Connection: close\r\n");
        if (Arrays.stream(headers).noneMatch(header -> header.startsWith("Host:"))) {
            request.append("Host: localhost:" + port + "\r\n");
        }
        if (!body.isEmpty()) {
            request.append("Content-Length: " + body.length() + "\r\n");
        }
        for (var header : headers) {
            request.append(header).append("\r\n");
        }
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(request.append("\r\n").append(body).toString().getBytes(StandardCharsets.ISO_8859_1));
            return Answer.of(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** What came back; header names in lower case, the body still in its transfer coding. */
    record Answer(int status, String head, String body) {
        static Answer of(String text) {
            int end = text.indexOf("\r\n\r\n");
            var head = text.substring(0, end);
            return new Answer(Integer.parseInt(head.split(" ")[1]), head, text.substring(end + 4));
        }

        String header(String name) {
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse(null);
        }
    }
}

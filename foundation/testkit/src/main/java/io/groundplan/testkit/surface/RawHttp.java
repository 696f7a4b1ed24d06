package io.groundplan.testkit.surface;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import io.restassured.RestAssured;

/** Requests that no well-behaved client would send. */
public final class RawHttp {

    /** An answer as it came over the wire. */
    public record Answer(int status, String head, String body) {

        /** The value of a header, or null. */
        public String header(String name) {
            return head.lines()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse(null);
        }
    }

    private RawHttp() {}

    /** Sends the text and reads until the server closes, which `Connection: close` makes it do. */
    public static Answer send(String request) {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return read(socket);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Asks for a path exactly as it is written. */
    public static Answer get(String path) {
        return send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    }

    /** Sends a JSON body of that many bytes in chunks, as far as the server reads it. */
    public static Answer postInChunks(String path, String authorization, int bytes) {
        var chunk = "a".repeat(64 * 1024);
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            var out = socket.getOutputStream();
            out.write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: "
                            + authorization
                            + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n{\"name\":\"\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            try {
                for (int sent = 0; sent < bytes; sent += chunk.length()) {
                    out.write((Integer.toHexString(chunk.length()) + "\r\n" + chunk + "\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
                }
                out.write("2\r\n\"}\r\n0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            } catch (IOException e) {
                // the server has heard enough; its answer is there to be read
            }
            return read(socket);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads until the server closes. */
    public static Answer read(Socket socket) throws IOException {
        var text = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int end = text.indexOf("\r\n\r\n");
        var head = text.substring(0, end);
        return new Answer(Integer.parseInt(head.split(" ")[1]), head, text.substring(end + 4));
    }
}

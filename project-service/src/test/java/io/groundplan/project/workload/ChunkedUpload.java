package io.groundplan.project.workload;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import io.restassured.RestAssured;

import io.groundplan.project.support.Pictures;
import io.groundplan.project.support.WorkloadProject;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.RawHttp;

/** Uploads a picture in chunks without saying how long it is, as far as the server listens. */
final class ChunkedUpload {
    private static final int CHUNK = 64 * 1024;

    private ChunkedUpload() {}

    static RawHttp.Answer of(Client client, WorkloadProject project, int bytes) {
        var body = Pictures.multipart("b", Pictures.png(bytes));
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(20_000);
            var out = socket.getOutputStream();
            write(
                    out,
                    "POST " + project.path("icon")
                            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: "
                            + client.headers().get("Authorization")
                            + "\r\nContent-Type: multipart/form-data; boundary=b\r\nTransfer-Encoding: chunked\r\n\r\n");
            try {
                for (int sent = 0; sent < body.length; sent += CHUNK) {
                    int length = Math.min(CHUNK, body.length - sent);
                    write(out, Integer.toHexString(length) + "\r\n");
                    out.write(body, sent, length);
                    write(out, "\r\n");
                }
                write(out, "0\r\n\r\n");
            } catch (IOException e) {
                // the server has heard enough; its answer is there to be read
            }
            return RawHttp.read(socket);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}

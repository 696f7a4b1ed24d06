package io.groundplan.project.support;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.restassured.response.Response;

import io.groundplan.testkit.surface.Client;

/** Pictures, what only looks like one, and how they are uploaded. */
public final class Pictures {
    public static final int MAX = 2 * 1024 * 1024;

    private Pictures() {}

    /** The beginning of a picture of that type, and some bytes after it. */
    public static byte[] of(String type) {
        return switch (type) {
            case "png" -> joined(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'}, "\0\0\0\rIHDR");
            case "jpeg" -> joined(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0}, "\0\20JFIF");
            case "webp" -> joined("RIFF".getBytes(StandardCharsets.US_ASCII), "\4\0\0\0WEBPVP8 ");
            case "gif" -> joined("GIF89a".getBytes(StandardCharsets.US_ASCII), "\1\0\1\0");
            default -> throw new IllegalArgumentException(type);
        };
    }

    /** A PNG of exactly that many bytes. */
    public static byte[] png(int bytes) {
        return Arrays.copyOf(of("png"), bytes);
    }

    /** Uploads it as most clients do, with a length. */
    public static Response upload(Client client, String project, String part, byte[] bytes) {
        return client.request()
                .contentType("multipart/form-data")
                .multiPart(part, "icon.png", bytes, "image/png")
                .post("/api/v1/projects/" + project + "/icon");
    }

    /** The body of such an upload. */
    public static byte[] multipart(String boundary, byte[] bytes) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(
                ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"icon\"; filename=\"icon.png\"\r\n"
                                + "Content-Type: image/png\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(bytes);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return body.toByteArray();
    }

    private static byte[] joined(byte[] beginning, String rest) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(beginning);
        bytes.writeBytes(rest.getBytes(StandardCharsets.ISO_8859_1));
        return bytes.toByteArray();
    }
}

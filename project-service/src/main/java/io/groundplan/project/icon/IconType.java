package io.groundplan.project.icon;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of pictures that are accepted. What a picture is, its first bytes say, and never its sender. */
public enum IconType {
    PNG(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'}),
    JPEG(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff}),
    WEBP(ascii("RIFF")) {
        /** Between the two words is the length. */
        @Override
        boolean matches(byte[] bytes) {
            return super.matches(bytes) && hasAt(bytes, 8, ascii("WEBP"));
        }
    },
    GIF(ascii("GIF8")) {
        @Override
        boolean matches(byte[] bytes) {
            return super.matches(bytes) && (hasAt(bytes, 4, ascii("7a")) || hasAt(bytes, 4, ascii("9a")));
        }
    };

    private final byte[] beginning;

    IconType(byte[] beginning) {
        this.beginning = beginning;
    }

    /** The name of the type in tables and file names. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty when the bytes are no such picture. */
    static Optional<IconType> of(byte[] bytes) {
        return Stream.of(values()).filter(type -> type.matches(bytes)).findFirst();
    }

    static IconType ofText(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    boolean matches(byte[] bytes) {
        return hasAt(bytes, 0, beginning);
    }

    private static boolean hasAt(byte[] bytes, int offset, byte[] expected) {
        int end = offset + expected.length;
        return bytes.length > end && Arrays.equals(bytes, offset, end, expected, 0, expected.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

package io.groundplan.runtime.secret;

import java.util.Base64;

/** An encrypted secret and the id of the key that opens it. */
public record Sealed(String keyId, byte[] bytes) {
    private static final char SEPARATOR = '.';

    /** Reads what {@link #text()} gave. */
    public static Sealed parse(String text) {
        int end = text.lastIndexOf(SEPARATOR);
        return new Sealed(text.substring(0, end), Base64.getDecoder().decode(text.substring(end + 1)));
    }

    /** For a column of text. */
    public String text() {
        return keyId + SEPARATOR + Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "Sealed[" + keyId + "]";
    }
}

package io.groundplan.project.icon;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

import io.groundplan.project.secret.RandomText;

/** A picture and the name of its file, under which its bytes never change. */
public record Icon(String file, IconType type, byte[] bytes) {
    private static final int HASH_BYTES = 16;
    /** 22 characters of 62 letters and digits are 131 bits. */
    private static final int RANDOM_LENGTH = 22;

    private static final Pattern NAME = Pattern.compile("[0-9a-f]{32}-[A-Za-z0-9]{22}\\.(png|jpeg|webp|gif)");

    /** Whether there could be an icon of that name. */
    static boolean isName(String file) {
        return NAME.matcher(file).matches();
    }

    /** Names the file after a hash of the bytes, and so that nobody can guess it. */
    static Icon of(IconType type, byte[] bytes) {
        var hash = HexFormat.of().formatHex(sha256(bytes), 0, HASH_BYTES);
        return new Icon(hash + "-" + RandomText.of(RANDOM_LENGTH) + "." + type.text(), type, bytes);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Icon icon
                && file.equals(icon.file)
                && type == icon.type
                && Arrays.equals(bytes, icon.bytes);
    }

    @Override
    public int hashCode() {
        return file.hashCode();
    }

    @Override
    public String toString() {
        return "Icon[" + file + "]";
    }
}

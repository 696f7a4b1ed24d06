package io.groundplan.contracts.id;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The 96-bit id (48-bit Unix milliseconds, 48 random bits) and its three lossless text forms: a version 8 UUID with 26
 * check bits, a prefix with 20 characters of lower-case Crockford base32, and 24 hex characters.
 */
public final class CanonicalId {
    static final int PAYLOAD_BYTES = 12;
    private static final int BASE32_LENGTH = 20;
    private static final int BITS_PER_CHARACTER = 5;
    private static final int CHECK_BITS = 26;
    private static final int TAIL_BITS = 36;
    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT = 0b10L << 62;
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern HEX_TEXT = Pattern.compile("[0-9a-fA-F]{24}");
    private static final Pattern BASE32_TEXT = Pattern.compile("[0-9a-hjkmnp-tv-z]{20}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private CanonicalId() {}

    /** A new id whose first 48 bits are the given instant, so that ids sort by creation. */
    public static UUID next(Instant at) {
        var random = new byte[6];
        RANDOM.nextBytes(random);
        return ofPayload(ByteBuffer.allocate(PAYLOAD_BYTES)
                .putShort((short) (at.toEpochMilli() >>> 32))
                .putInt((int) at.toEpochMilli())
                .put(random)
                .array());
    }

    /** The id whose payload is the first 96 bits of the SHA-256 of the text: the same text gives the same id. */
    public static UUID ofDigest(String text) {
        return ofPayload(Arrays.copyOf(sha256(text.getBytes(StandardCharsets.UTF_8)), PAYLOAD_BYTES));
    }

    /** Parses any of the three forms; empty for everything else, wrong check bits and wrong prefixes included. */
    public static Optional<UUID> parse(String text, List<String> prefixes) {
        if (text == null) {
            return Optional.empty();
        }
        if (UUID_TEXT.matcher(text).matches()) {
            return Optional.of(UUID.fromString(text)).filter(CanonicalId::isCanonical);
        }
        if (HEX_TEXT.matcher(text).matches()) {
            return Optional.of(ofPayload(HexFormat.of().parseHex(text)));
        }
        return prefixes.stream()
                .filter(prefix -> text.startsWith(prefix + "_"))
                .findFirst()
                .flatMap(prefix -> fromBase32(text.substring(prefix.length() + 1)));
    }

    /** Whether version, variant and check bits are those of a canonical id. */
    public static boolean isCanonical(UUID id) {
        return ofPayload(payload(id)).equals(id);
    }

    /** The 20 base32 characters, without a prefix. */
    public static String base32(UUID id) {
        var text = new char[BASE32_LENGTH];
        int buffer = 0;
        int bits = 0;
        int length = 0;
        for (byte next : payload(id)) {
            buffer = (buffer << Byte.SIZE) | (next & 0xff);
            bits += Byte.SIZE;
            while (bits >= BITS_PER_CHARACTER) {
                bits -= BITS_PER_CHARACTER;
                text[length++] = ALPHABET.charAt((buffer >>> bits) & 31);
            }
        }
        // one bit is left; the other four of its character are zero
        text[length] = ALPHABET.charAt((buffer << (BITS_PER_CHARACTER - bits)) & 31);
        return new String(text);
    }

    /** The 24 hex characters. */
    public static String hex(UUID id) {
        return HexFormat.of().formatHex(payload(id));
    }

    private static Optional<UUID> fromBase32(String text) {
        if (!BASE32_TEXT.matcher(text).matches()) {
            return Optional.empty();
        }
        var payload = ByteBuffer.allocate(PAYLOAD_BYTES);
        int buffer = 0;
        int bits = 0;
        for (char character : text.toCharArray()) {
            buffer = (buffer << BITS_PER_CHARACTER) | ALPHABET.indexOf(character);
            bits += BITS_PER_CHARACTER;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                payload.put((byte) (buffer >>> bits));
            }
        }
        return (buffer & 0b1111) == 0 ? Optional.of(ofPayload(payload.array())) : Optional.empty();
    }

    private static UUID ofPayload(byte[] payload) {
        var bytes = ByteBuffer.wrap(payload);
        long millis = ((bytes.getShort() & 0xffffL) << 32) | (bytes.getInt() & 0xffffffffL);
        long random = ((bytes.getShort() & 0xffffL) << 32) | (bytes.getInt() & 0xffffffffL);
        long check = (ByteBuffer.wrap(sha256(payload)).getInt() & 0xffffffffL) >>> (32 - CHECK_BITS);
        long high = (millis << 16) | VERSION_8 | (random >>> TAIL_BITS);
        long low = VARIANT | ((random & ((1L << TAIL_BITS) - 1)) << CHECK_BITS) | check;
        return new UUID(high, low);
    }

    private static byte[] payload(UUID id) {
        long high = id.getMostSignificantBits();
        long tail = (id.getLeastSignificantBits() << 2) >>> (CHECK_BITS + 2);
        long random = ((high & 0xfff) << TAIL_BITS) | tail;
        return ByteBuffer.allocate(PAYLOAD_BYTES)
                .putShort((short) (high >>> 48))
                .putInt((int) (high >>> 16))
                .putShort((short) (random >>> 32))
                .putInt((int) random)
                .array();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

package io.groundplan.contracts.id;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CanonicalIdTest {
    private static final List<String> PREFIXES = List.of("prj");
    private static final String BASE32 = "06cwgb60fc938nkrkay0";
    private static final UUID ID = UUID.fromString("0199c82c-c07b-8123-9159-e26af2cb66d6");

    /** Built by hand from the documented layout, with a SHA-256 that is not Java's. */
    @ParameterizedTest
    @CsvSource({
        "000000000000000000000000, 00000000000000000000, 00000000-0000-8000-8000-00000057b1ef",
        "0199c82cc07b123456789abc, 06cwgb60fc938nkrkay0, 0199c82c-c07b-8123-9159-e26af2cb66d6",
        "ffffffffffffffffffffffff, zzzzzzzzzzzzzzzzzzzg, ffffffff-ffff-8fff-bfff-fffffe1a2349"
    })
    void theThreeFormsOfOnePayload(String hex, String base32, UUID uuid) {
        assertEquals(Optional.of(uuid), parse(hex));
        assertEquals(Optional.of(uuid), parse("prj_" + base32));
        assertEquals(Optional.of(uuid), parse(uuid.toString()));
        assertEquals(hex, CanonicalId.hex(uuid));
        assertEquals(base32, CanonicalId.base32(uuid));
    }

    @Test
    void theBitsAreWhereTheyAreDocumented() {
        long high = ID.getMostSignificantBits();
        long low = ID.getLeastSignificantBits();
        assertEquals(1_760_000_000_123L, high >>> 16, "48 bits of milliseconds");
        assertEquals(8, (high >>> 12) & 0xf, "4 bits of version");
        assertEquals(0x123, high & 0xfff, "the first 12 random bits");
        assertEquals(0b10, low >>> 62, "2 bits of variant");
        assertEquals(0x456789abcL, (low >>> 26) & 0xfffffffffL, "the other 36 random bits");
        assertEquals(0b10110010110110011011010110, low & 0x3ffffff, "26 check bits");
    }

    @Test
    void everyFormLeadsBackToTheSameId() {
        var random = new Random(20261102);
        var payload = new byte[12];
        for (int i = 0; i < 5_000; i++) {
            random.nextBytes(payload);
            var hex = java.util.HexFormat.of().formatHex(payload);
            var id = parse(hex).orElseThrow();
            assertTrue(CanonicalId.isCanonical(id));
            assertEquals(hex, CanonicalId.hex(id));
            assertEquals(Optional.of(id), parse("prj_" + CanonicalId.base32(id)));
            assertEquals(Optional.of(id), parse(id.toString()));
        }
    }

    @Test
    void anyChangedBitOfAUuidIsNoticed() {
        for (int bit = 0; bit < 64; bit++) {
            var high = new UUID(ID.getMostSignificantBits() ^ (1L << bit), ID.getLeastSignificantBits());
            var low = new UUID(ID.getMostSignificantBits(), ID.getLeastSignificantBits() ^ (1L << bit));
            assertEquals(Optional.empty(), parse(high.toString()), "high bit " + bit);
            assertEquals(Optional.empty(), parse(low.toString()), "low bit " + bit);
            assertFalse(CanonicalId.isCanonical(high));
            assertFalse(CanonicalId.isCanonical(low));
        }
    }

    @Test
    void aRandomUuidIsNoId() {
        for (int i = 0; i < 1_000; i++) {
            assertEquals(Optional.empty(), parse(UUID.randomUUID().toString()));
        }
    }

    @Test
    void nonZeroSpareBitsAreNoticed() {
        var alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
        for (char last : alphabet.toCharArray()) {
            boolean spareBitsAreZero = last == '0' || last == 'g';
            assertEquals(
                    spareBitsAreZero, parse("prj_06cwgb60fc938nkrkay" + last).isPresent(), "ends with " + last);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "prj_",
                BASE32,
                "team_" + BASE32,
                "prj" + BASE32,
                "prj-" + BASE32,
                "PRJ_" + BASE32,
                "prj_prj_" + BASE32,
                "prj_06CWGB60FC938NKRKAY0",
                "prj_06cwgb60fc938nkrkAy0",
                "prj_6cwgb60fc938nkrkay0",
                "prj_06cwgb60fc938nkrkay00",
                "prj_06cwgb60fc938nkrkai0",
                "prj_06cwgb60fc938nkrkal0",
                "prj_06cwgb60fc938nkrkao0",
                "prj_06cwgb60fc938nkrkau0",
                "prj_06cwgb60fc938nkrka\u00e90",
                " prj_06cwgb60fc938nkrkay0",
                "prj_06cwgb60fc938nkrkay0\n",
                "0199c82cc07b123456789ab",
                "0199c82cc07b123456789abcd",
                "0199c82cc07b123456789abg",
                "0199c82c-c07b-8123-9159-e26af2cb66d",
                "0199c82c-c07b-8123-9159-e26af2cb66d60",
                "0199c82cc07b81239159e26af2cb66d6",
                "{0199c82c-c07b-8123-9159-e26af2cb66d6}",
                "199c82c-c07b-8123-9159-e26af2cb66d6",
                "../../etc/passwd"
            })
    void whatIsNoIdIsEmpty(String text) {
        assertEquals(Optional.empty(), parse(text));
    }

    @Test
    void noTextIsNoId() {
        assertEquals(Optional.empty(), parse(null));
    }

    @Test
    void hexDigitsMayBeOfEitherCase() {
        assertEquals(Optional.of(ID), parse(ID.toString().toUpperCase(Locale.ROOT)));
        assertEquals(Optional.of(ID), parse(CanonicalId.hex(ID).toUpperCase(Locale.ROOT)));
    }

    @Test
    void idsSortByTimeInEveryForm() {
        var start = Instant.parse("2026-11-02T09:30:00Z");
        var before = CanonicalId.next(start);
        for (long step : new long[] {1, 60_000, 86_400_000, 31_536_000_000L, 315_360_000_000L}) {
            var after = CanonicalId.next(start.plusMillis(step));
            assertTrue(before.toString().compareTo(after.toString()) < 0);
            assertTrue(CanonicalId.hex(before).compareTo(CanonicalId.hex(after)) < 0);
            assertTrue(CanonicalId.base32(before).compareTo(CanonicalId.base32(after)) < 0);
            before = after;
        }
    }

    @Test
    void aNewIdStartsWithItsTime() {
        var at = Instant.parse("2026-11-02T09:30:00.123Z");
        assertEquals(at.toEpochMilli(), CanonicalId.next(at).getMostSignificantBits() >>> 16);
        assertTrue(CanonicalId.isCanonical(CanonicalId.next(at)));
    }

    private static Optional<UUID> parse(String text) {
        return CanonicalId.parse(text, PREFIXES);
    }
}

package io.groundplan.membership.mail;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class OneLineTest {

    @Test
    void keepsNamesAsPeopleWriteThem() {
        assertEquals("Zoë Müller-O'Neil <3 長", OneLine.of("Zoë Müller-O'Neil <3 長"));
        assertEquals("👩\u200d💻 می\u200cخواهم", OneLine.of("👩\u200d💻 می\u200cخواهم"));
    }

    @Test
    void hasNothingThatEndsALineOrHides() {
        assertEquals("a b c d e", OneLine.of(" a\r\nb\u2028c\u0085\u0000d\u202ee\t"));
        assertEquals("= ?UTF-8?Q?Eve=0D=0A?=", OneLine.of("=?UTF-8?Q?Eve=0D=0A?="));
        assertEquals("", OneLine.of("\r\n\u200b\ud800"));
    }

    @Test
    void isShort() {
        assertEquals("長".repeat(100), OneLine.of("長".repeat(100)));
        assertEquals("😀".repeat(99) + "…", OneLine.of("😀".repeat(101)));
    }
}

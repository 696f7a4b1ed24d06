package io.groundplan.membership.email;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class EmailAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"a@b", "noor@example.org", "o'neil+x@sub-1.example.org", "N.H@EXAMPLE.org", "1@2.3"})
    void addressesAreKeptAsTheyAreWritten(String text) {
        assertEquals(text, EmailAddress.parse(text).orElseThrow().text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "@b",
                "a@",
                "a@@b",
                "a b@c",
                "a@b c",
                "a@-b",
                "a@b-",
                "a@.b",
                "a@b.",
                "a@b..c",
                "a@b,c@d",
                "a@b\n",
                "a@b\r\nBcc: c@d",
                "\"a\"@b",
                "<a@b>",
                "a@[127.0.0.1]",
                "ä@b",
                "a@ä",
                "\u212Aate@b"
            })
    void whatNoMailCanBeSentToIsNone(String text) {
        assertTrue(EmailAddress.parse(text).isEmpty());
    }

    @Test
    void anAddressHasAtMost254Characters() {
        assertTrue(EmailAddress.parse("a".repeat(252) + "@b").isPresent());
        assertTrue(EmailAddress.parse("a".repeat(253) + "@b").isEmpty());
        assertTrue(EmailAddress.parse(null).isEmpty());
    }

    @Test
    void upperAndLowerCaseAreTheSameAddress() {
        var one = EmailAddress.parse("Noor@Example.ORG").orElseThrow();
        var other = EmailAddress.parse("noor@example.org").orElseThrow();
        assertEquals(one.key(), other.key());
        assertNotEquals(one, other);
    }
}

package io.groundplan.membership.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.groundplan.membership.MembershipServiceTest;
import io.groundplan.testkit.sql.ServiceDatabase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What people put into names and addresses to make something else of a mail. */
@QuarkusTest
class HostileMailTest extends MembershipServiceTest {
    private static final String VICTIM = "victim@example.com";

    @Inject
    Outbox outbox;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Eve\r\nBcc: victim@example.com",
                "Eve\nBcc: victim@example.com\n\nBuy this",
                "Eve\r\n.\r\nMAIL FROM:<victim@example.com>",
                "=?UTF-8?Q?Eve=0D=0ABcc:_victim@example.com?=",
                "Eve\u2028Bcc: victim@example.com\u0000\u0007"
            })
    void aNameStaysANameInTheSubject(String name) {
        var mail = sent(name, name);
        var received = ReceivedMail.to(mail.email());
        assertEquals(1, received.size());
        assertEquals(List.of(mail.email()), received.get(0).to());
        assertFalse(
                received.get(0).subject().matches("(?s).*[\\r\\n].*"),
                received.get(0).subject());
        assertTrue(received.get(0).text().contains(mail.link().toString()));
        assertEquals(List.of(), ReceivedMail.to(VICTIM));
    }

    @Test
    void namesAreTextInTheHtmlPart() {
        var mail = sent("<script>alert(1)</script>", "\"><a href='https://evil.example'>Shop</a> {inject:x}");
        var html = ReceivedMail.to(mail.email()).get(0).html();
        assertFalse(html.contains("<script") || html.contains("<a href='"), html);
        assertTrue(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), html);
        assertTrue(html.contains("{inject:x}"), html);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bob@example.com>\r\nRCPT TO:<victim@example.com",
                "bob@example.com, victim@example.com",
                "Bob <victim@example.com>",
                "bob@example.com\nBcc: victim@example.com",
                "no address"
            })
    void whatIsNoAddressIsDroppedAndReachesNobody(String address) {
        var mail = outbox.append(Outbox.inviteTo(address));
        awaitGone(mail);
        assertTrue(TestMailServer.log().contains("invite=" + mail.invite().text() + " attempt=3 dropped"));
        assertEquals(List.of(), ReceivedMail.to(VICTIM));
    }

    @Test
    void neitherAddressNorTokenIsEverLogged() {
        var taken = sent("Ann", "Shop");
        TestMailServer.down();
        InviteMail refused;
        try (var strict =
                new StubbornSmtp(TestMailServer.port(), "RCPT", "550 nobody called x at <x@example.com> here")) {
            refused = outbox.append(Outbox.invite());
            awaitGone(refused);
            assertTrue(strict.answered() > 0);
        } finally {
            TestMailServer.up();
        }
        var unusable = outbox.append(Outbox.inviteTo("x\n@example.com"));
        awaitGone(unusable);
        var log = TestMailServer.log();
        assertTrue(log.contains(refused.invite().text())
                && log.contains(unusable.invite().text()));
        for (var mail : List.of(taken, refused, unusable)) {
            assertFalse(log.contains(mail.email()), mail.email());
            assertFalse(log.contains(mail.link().getQuery()), "a token is logged");
        }
        assertFalse(log.contains("x@example.com"), "the server's text is logged");
        assertFalse(taken.toString().contains("@") || taken.toString().contains("token"), taken.toString());
    }

    private InviteMail sent(String inviter, String into) {
        var email = "bob-" + UUID.randomUUID() + "@example.com";
        var mail =
                outbox.append(Outbox.invite(email, inviter, into, Instant.now().plus(Duration.ofDays(1))));
        awaitGone(mail);
        return mail;
    }

    private static void awaitGone(InviteMail mail) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> (Long) ServiceDatabase.value(
                                "select count(*) from mail_outbox where invite_id = ?",
                                mail.invite().value())
                        == 0);
    }
}

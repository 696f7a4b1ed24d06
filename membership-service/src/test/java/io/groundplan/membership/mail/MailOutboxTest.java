package io.groundplan.membership.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.groundplan.membership.MembershipServiceTest;
import io.groundplan.membership.mail.MailDelivery.Attempt;
import io.groundplan.testkit.sql.ServiceDatabase;

import static io.restassured.RestAssured.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What the mail outbox promises, with a mail server that comes and goes. */
@QuarkusTest
class MailOutboxTest extends MembershipServiceTest {
    private static final String ROWS = "select count(*) from mail_outbox where invite_id = ?";

    @Inject
    Outbox outbox;

    @Inject
    MailTable table;

    @Inject
    MailDelivery delivery;

    @Inject
    MailUpkeep upkeep;

    @Inject
    MailMetrics metrics;

    @Inject
    MailConfig config;

    @Inject
    MailSeal seal;

    @Inject
    MeterRegistry registry;

    @AfterEach
    void restore() {
        TestMailServer.up();
        ServiceDatabase.value("with gone as (delete from mail_outbox returning 1) select count(*) from gone");
    }

    @Test
    void aMailArrivesOnceWithBothPartsAndTheLink() {
        double before = registry.counter("groundplan.mail.sent").count();
        var mail = outbox.append(Outbox.invite());
        awaitGone(mail);

        var received = ReceivedMail.to(mail.email());
        assertEquals(1, received.size());
        var one = received.get(0);
        assertEquals("Ann Lee invites you to Shop", one.subject());
        assertEquals(TestMailServer.FROM, one.from());
        assertEquals(List.of(mail.email()), one.to());
        for (var part : List.of(one.text(), one.html())) {
            assertTrue(part.contains(mail.link().toString()), part);
            assertTrue(part.contains("as member."), part);
            assertTrue(part.contains(" UTC"), part);
        }
        assertTrue(one.html().contains("<a href=\"" + mail.link() + "\">"), one.html());
        assertTrue(one.id().matches("<[0-9a-f-]{36}@groundplan\\.test>"), one.id());
        assertEquals(before + 1, registry.counter("groundplan.mail.sent").count());
    }

    @Test
    void whileTheServerIsAwayMailsWaitAndTheServiceIsReady() {
        TestMailServer.down();
        var mails =
                Stream.generate(() -> outbox.append(Outbox.invite())).limit(5).toList();
        mails.forEach(mail -> eventually(() -> attempts(mail) > 1));
        upkeep.run();
        assertTrue(registry.get("groundplan.mail.waiting").gauge().value() >= 5);
        assertTrue(registry.get("groundplan.mail.age").gauge().value() >= 0);
        get("/q/health/ready").then().statusCode(200);

        TestMailServer.up();
        mails.forEach(MailOutboxTest::awaitGone);
        mails.forEach(mail -> assertEquals(1, ReceivedMail.to(mail.email()).size()));
    }

    @Test
    void aServerThatSpeaksButDoesNotTakeMailsLosesNone() {
        TestMailServer.down();
        InviteMail mail;
        try (var busy = new StubbornSmtp(TestMailServer.port(), ".", "451 try again later")) {
            mail = outbox.append(Outbox.invite());
            eventually(() -> busy.answered() > config.maxRefusals());
        }
        try (var closed = new StubbornSmtp(TestMailServer.port(), "MAIL", "550 we do not know you")) {
            eventually(() -> closed.answered() > config.maxRefusals());
        }
        TestMailServer.up();
        awaitGone(mail);
        assertEquals(1, ReceivedMail.to(mail.email()).size());
    }

    @Test
    void aMailWhoseRecipientIsRefusedForGoodIsDroppedAfterSomeTries() {
        double before = dropped("refused");
        TestMailServer.down();
        try (var strict = new StubbornSmtp(TestMailServer.port(), "RCPT", "550 no such user here")) {
            var mail = outbox.append(Outbox.invite());
            awaitGone(mail);
            assertEquals(config.maxRefusals(), strict.answered());
            assertEquals(before + 1, dropped("refused"));
            assertTrue(TestMailServer.log().contains("invite=" + mail.invite().text() + " attempt=3 dropped"));
        }
    }

    @Test
    void severalSendersOnOneTableSendEachMailOnce() throws InterruptedException {
        var others = Stream.generate(() -> new MailSender(table, delivery, metrics, config))
                .limit(2)
                .toList();
        others.forEach(MailSender::start);
        try {
            var mails = Stream.generate(() -> outbox.append(Outbox.invite()))
                    .limit(60)
                    .toList();
            mails.forEach(MailOutboxTest::awaitGone);
            mails.forEach(mail -> assertEquals(1, ReceivedMail.to(mail.email()).size()));
        } finally {
            for (var other : others) {
                other.stop();
            }
        }
    }

    @Test
    void whatWasRolledBackOrWithdrawnIsNotSent() {
        var rolledBack = Outbox.invite();
        assertThrows(IllegalStateException.class, () -> outbox.appendAndFail(rolledBack));
        // what is being sent at the moment when it is withdrawn may arrive
        var withdrawn = outbox.appendForLater(Outbox.invite());
        outbox.withdraw(withdrawn);
        var kept = outbox.append(Outbox.invite());
        awaitGone(kept);
        assertEquals(1, ReceivedMail.to(kept.email()).size());
        assertEquals(List.of(), ReceivedMail.to(withdrawn.email()));
        assertEquals(List.of(), ReceivedMail.to(rolledBack.email()));
        assertEquals(0L, rows(withdrawn));
    }

    @Test
    void aMailThatIsSentAgainAfterACrashIsRecognisablyTheSame() {
        var mail = outbox.appendForLater(Outbox.invite());
        // a sender that dies after the server took the mail and before its row is gone
        assertInstanceOf(Outcome.Accepted.class, attempt(mail).outcome());
        ServiceDatabase.value("update mail_outbox set due_at = now() where invite_id = ? returning 1", id(mail));
        awaitGone(mail);

        var copies = ReceivedMail.to(mail.email());
        assertEquals(2, copies.size());
        assertEquals(copies.get(0).id(), copies.get(1).id());
    }

    @Test
    void aSenderWhoseLeaseHasEndedChangesNothing() throws Exception {
        var mail = outbox.appendForLater(Outbox.invite());
        var stale = waiting(mail);
        ServiceDatabase.value("update mail_outbox set fence = fence + 1 where invite_id = ? returning 1", id(mail));
        table.postpone(stale, Duration.ZERO, 2);
        assertEquals(0, ServiceDatabase.value("select refusals from mail_outbox where invite_id = ?", id(mail)));
    }

    @Test
    void theMailOfAnInviteThatHasExpiredIsDropped() {
        double before = dropped("expired");
        var mail = outbox.append(
                Outbox.invite("late@example.com", "Ann", "Shop", Instant.now().minus(Duration.ofMinutes(1))));
        var later = outbox.append(Outbox.invite());
        awaitGone(later);
        upkeep.run();
        assertEquals(0L, rows(mail));
        assertEquals(before + 1, dropped("expired"));
        assertEquals(List.of(), ReceivedMail.to("late@example.com"));
    }

    @Test
    void theTableHoldsNeitherAddressNorLinkInTheClear() {
        var mail = outbox.appendForLater(Outbox.invite());
        var row = (String)
                ServiceDatabase.value("select row_to_json(m)::text from mail_outbox m where invite_id = ?", id(mail));
        // with a space or a question mark each, which sealed text never has: a short word is found in it by chance
        assertFalse(row.contains(mail.email()) || row.contains("?token") || row.contains("Ann Lee"), row);
        assertEquals(mail, seal.open(waiting(mail).sealed(), waiting(mail).id()));
        outbox.withdraw(mail);
    }

    private Attempt attempt(InviteMail mail) {
        return delivery.attempt(waiting(mail)).await().indefinitely();
    }

    private static WaitingMail waiting(InviteMail mail) {
        return new WaitingMail(
                (UUID) ServiceDatabase.value("select id from mail_outbox where invite_id = ?", id(mail)),
                mail.invite(),
                (Long) ServiceDatabase.value("select fence from mail_outbox where invite_id = ?", id(mail)),
                0,
                (String) ServiceDatabase.value("select sealed from mail_outbox where invite_id = ?", id(mail)));
    }

    private double dropped(String reason) {
        return registry.counter("groundplan.mail.dropped", "reason", reason).count();
    }

    private static long attempts(InviteMail mail) {
        return (Long) ServiceDatabase.value("select fence from mail_outbox where invite_id = ?", id(mail));
    }

    private static void awaitGone(InviteMail mail) {
        eventually(() -> rows(mail) == 0);
    }

    /** Longer than some attempts that end with a time-out. */
    private static void eventually(Callable<Boolean> happened) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(happened);
    }

    private static long rows(InviteMail mail) {
        return (Long) ServiceDatabase.value(ROWS, id(mail));
    }

    private static Object id(InviteMail mail) {
        return mail.invite().value();
    }
}

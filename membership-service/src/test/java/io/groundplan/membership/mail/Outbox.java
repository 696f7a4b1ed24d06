package io.groundplan.membership.mail;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.InviteId;
import io.groundplan.runtime.sql.Transactions;

/** Writes mails as the use cases of invites do, in transactions. */
@ApplicationScoped
class Outbox {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final MailOutbox mails;
    private final Transactions transactions;

    Outbox(MailOutbox mails, Transactions transactions) {
        this.mails = mails;
        this.transactions = transactions;
    }

    /** An invite of somebody whom no other test writes to. */
    static InviteMail invite() {
        return inviteTo("bob-" + UUID.randomUUID() + "@example.com");
    }

    static InviteMail inviteTo(String email) {
        return invite(email, "Ann Lee", "Shop", Instant.now().plus(Duration.ofDays(7)));
    }

    static InviteMail invite(String email, String inviter, String into, Instant expiresAt) {
        var token = new byte[32];
        RANDOM.nextBytes(token);
        return new InviteMail(
                InviteId.next(Clock.systemUTC()),
                email,
                inviter,
                into,
                "member",
                URI.create(
                        "https://app.example.com/join?token=" + HexFormat.of().formatHex(token)),
                expiresAt);
    }

    InviteMail append(InviteMail mail) {
        inTransaction(() -> mails.append(mail));
        return mail;
    }

    /** In a transaction that is given up after the mail was written. */
    void appendAndFail(InviteMail mail) {
        inTransaction(() -> mails.append(mail).chain(() -> Uni.createFrom().failure(new IllegalStateException("no"))));
    }

    /** So that the service leaves it alone until the test says that it is due. */
    InviteMail appendForLater(InviteMail mail) {
        inTransaction(() -> mails.append(mail)
                .chain(() -> transactions.update(
                        "update mail_outbox set due_at = now() + interval '1 hour' where invite_id = $1",
                        mail.invite().value()))
                .replaceWithVoid());
        return mail;
    }

    void withdraw(InviteMail mail) {
        inTransaction(() -> mails.withdraw(mail.invite()));
    }

    private void inTransaction(Supplier<Uni<Void>> work) {
        try {
            VertxContextSupport.subscribeAndAwait(() -> transactions.inTransaction(work));
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}

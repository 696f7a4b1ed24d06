package io.groundplan.membership.mail;

import java.time.Clock;
import java.time.ZoneOffset;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.event.EventIds;
import io.groundplan.contracts.id.InviteId;
import io.groundplan.runtime.sql.Transactions;

/** Where mails are written, in the transaction of the change that they tell of; they are sent once it has committed. */
@ApplicationScoped
public class MailOutbox {
    private static final String INSERT =
            """
            insert into mail_outbox (id, invite_id, sealed, expires_at)
            values ($1, $2, $3, $4)
            """;

    private static final String WITHDRAW = withdrawing("$1");

    private final Transactions transactions;
    private final MailSeal seal;
    private final MailSender sender;
    private final Clock clock;

    MailOutbox(Transactions transactions, MailSeal seal, MailSender sender, Clock clock) {
        this.transactions = transactions;
        this.seal = seal;
        this.sender = sender;
        this.clock = clock;
    }

    /** Appends a mail to the open transaction. */
    public Uni<Void> append(InviteMail mail) {
        var id = EventIds.next(clock.instant());
        return transactions
                .update(
                        INSERT,
                        id,
                        mail.invite().value(),
                        seal.close(mail, id),
                        mail.expiresAt().atOffset(ZoneOffset.UTC))
                .invoke(sender::expectMails)
                .replaceWithVoid();
    }

    /** The same as {@link #withdraw} as a part of a statement that ends invites, whose ids a query in it answers. */
    public static String withdrawing(String invites) {
        return "delete from mail_outbox where invite_id in (" + invites + ")";
    }

    /** Drops a mail that was not sent yet, in the open transaction; one that is being sent right now still arrives. */
    public Uni<Void> withdraw(InviteId invite) {
        return transactions.update(WITHDRAW, invite.value()).replaceWithVoid();
    }
}

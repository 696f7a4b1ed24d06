package io.groundplan.membership.mail;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.mailer.Mail;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.mail.mailencoder.EmailAddress;

/** Makes a mail of a row and hands it to the mail server. */
@ApplicationScoped
class MailDelivery {
    private static final DateTimeFormatter UNTIL = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    record Attempt(WaitingMail mail, Outcome outcome) {}

    private final MailSeal seal;
    private final MailConfig config;

    MailDelivery(MailSeal seal, MailConfig config) {
        this.seal = seal;
        this.config = config;
    }

    /** Tries once; a failure is an outcome too. */
    Uni<Attempt> attempt(WaitingMail mail) {
        return Uni.createFrom()
                .deferred(() -> send(seal.open(mail.sealed(), mail.id()), mail.id()))
                .ifNoItem()
                .after(config.timeout())
                .fail()
                .<Outcome>map(sent -> new Outcome.Accepted())
                .onFailure()
                .recoverWithItem(Outcome::of)
                .map(outcome -> new Attempt(mail, outcome));
    }

    private Uni<Void> send(InviteMail invite, UUID id) {
        requireUsable(invite.email());
        var from = config.from().orElseThrow();
        var inviter = OneLine.of(invite.inviterName());
        var into = OneLine.of(invite.into());
        var mail = new Mail()
                .setFrom(from)
                .addTo(invite.email())
                .setSubject(inviter + " invites you to " + into)
                // the same at every attempt, which makes a second copy recognisable as one
                .addHeader("Message-ID", "<" + id + "@" + domain(from) + ">")
                // no answers from people who are on holiday
                .addHeader("Auto-Submitted", "auto-generated");
        return Templates.invite(
                        inviter, into, invite.role(), invite.link().toString(), UNTIL.format(invite.expiresAt()))
                .mail(mail)
                .send();
    }

    private static void requireUsable(String address) {
        try {
            var parsed = new EmailAddress(address);
            if (parsed.getEmail().equals(address)) {
                return;
            }
        } catch (IllegalArgumentException e) {
            // its message quotes the address
        }
        throw new UnusableAddressException();
    }

    private static String domain(String from) {
        var address = new EmailAddress(from).getEmail();
        return address.substring(address.lastIndexOf('@') + 1);
    }
}

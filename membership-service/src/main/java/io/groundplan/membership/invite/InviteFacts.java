package io.groundplan.membership.invite;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.event.EventData;
import io.groundplan.contracts.event.MembershipEvent.InviteAccepted;
import io.groundplan.contracts.event.MembershipEvent.InviteCancelled;
import io.groundplan.contracts.event.MembershipEvent.InviteCreated;
import io.groundplan.membership.mail.InviteMail;
import io.groundplan.membership.mail.MailOutbox;
import io.groundplan.runtime.outbox.Outbox;
import io.groundplan.runtime.security.Caller;

/** What the change of an invite tells, and whom: everyone by an event, the invited person by a mail. */
@ApplicationScoped
class InviteFacts {
    private final Outbox outbox;
    private final MailOutbox mails;

    InviteFacts(Outbox outbox, MailOutbox mails) {
        this.outbox = outbox;
        this.mails = mails;
    }

    Uni<Void> created(Caller.User caller, InviteEntity invite, InviteMail mail) {
        var created = new InviteCreated(
                invite.projectId, invite.teamId, invite.id, invite.email, invite.role.text(), invite.expiresAt);
        return append(caller, invite, created).chain(() -> mails.append(mail));
    }

    /** Told by whoever makes the caller a member, after the membership. */
    static Outbox.Fact accepted(Caller.User caller, FoundInvite invite) {
        var project = invite.destination().project().orElse(null);
        var team = invite.destination().team().orElse(null);
        var id = invite.id().value();
        var accepted = new InviteAccepted(
                project,
                team,
                id,
                invite.email().text(),
                invite.role().text(),
                caller.id().value());
        return new Outbox.Fact(invite.destination().value().toString(), id.toString(), invite.version() + 1, accepted);
    }

    Uni<Void> cancelled(Caller.User caller, InviteEntity invite) {
        var cancelled =
                new InviteCancelled(invite.projectId, invite.teamId, invite.id, invite.email, invite.role.text());
        return append(caller, invite, cancelled).chain(() -> mails.withdraw(invite.invite()));
    }

    private Uni<Void> append(Caller.User caller, InviteEntity invite, EventData data) {
        UUID key = invite.projectId == null ? invite.teamId : invite.projectId;
        return outbox.append(key.toString(), invite.id.toString(), invite.version, caller.actor(), data);
    }
}

package io.groundplan.membership.invite;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.InviteId;
import io.groundplan.contracts.id.TypedId;
import io.groundplan.membership.group.Leftovers;
import io.groundplan.membership.mail.MailOutbox;

/** Invites end with what they lead to. No events tell so, since that of the project or team says it to everyone. */
@ApplicationScoped
class InviteLeftovers implements Leftovers {
    private final InviteRepository invites;
    private final MailOutbox mails;

    InviteLeftovers(InviteRepository invites, MailOutbox mails) {
        this.invites = invites;
        this.mails = mails;
    }

    @Override
    public Uni<Void> clear(TypedId group) {
        return invites.pending(group).chain(this::withdraw).chain(() -> invites.clear(group));
    }

    /** One after the other, since all of it is one session. */
    private Uni<Void> withdraw(List<InviteId> pending) {
        return Multi.createFrom()
                .iterable(pending)
                .onItem()
                .transformToUniAndConcatenate(mails::withdraw)
                .collect()
                .last();
    }
}

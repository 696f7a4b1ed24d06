package io.groundplan.membership.mail;

import java.util.UUID;

import io.groundplan.contracts.id.InviteId;

/**
 * A row of the outbox that this process has claimed.
 *
 * @param fence the number of this claim, and so of the attempt
 * @param refusals of earlier attempts
 */
record WaitingMail(UUID id, InviteId invite, long fence, int refusals, String sealed) {

    /** Keeps even the sealed content out of logs. */
    @Override
    public String toString() {
        return "mail=" + id + " invite=" + invite.text() + " attempt=" + fence;
    }
}

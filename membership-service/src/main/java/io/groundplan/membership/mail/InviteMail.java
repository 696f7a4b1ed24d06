package io.groundplan.membership.mail;

import java.net.URI;
import java.time.Instant;

import io.groundplan.contracts.id.InviteId;

/**
 * Tells somebody that they are invited.
 *
 * @param email the address it goes to
 * @param into the name of the project or team
 * @param link where the invite is accepted; holds its token
 */
public record InviteMail(
        InviteId invite, String email, String inviterName, String into, String role, URI link, Instant expiresAt) {

    /** Keeps the token and the address out of logs. */
    @Override
    public String toString() {
        return "InviteMail[" + invite.text() + "]";
    }
}

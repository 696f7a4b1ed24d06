package io.groundplan.membership.invite;

import java.time.Instant;

import io.groundplan.contracts.id.InviteId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.membership.email.EmailAddress;
import io.groundplan.membership.role.Role;

/** Somebody may have that role in a project or team, once they accept with that address. */
public record Invite(
        InviteId id,
        Destination destination,
        EmailAddress email,
        Role role,
        InviteState state,
        Inviter invitedBy,
        Instant createdAt,
        Instant expiresAt,
        long version) {

    /** Who sent it, and what to call them. */
    public record Inviter(UserId id, String name) {}
}

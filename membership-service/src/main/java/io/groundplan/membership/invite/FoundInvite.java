package io.groundplan.membership.invite;

import java.time.Instant;
import java.util.Optional;

import io.groundplan.contracts.id.InviteId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.membership.email.EmailAddress;
import io.groundplan.membership.role.Role;

/**
 * An invite as it is without a lock on what it leads to. What it offers to whom never changes; its state may have changed
 * since, and then its version has.
 */
record FoundInvite(
        InviteId id,
        Destination destination,
        EmailAddress email,
        Role role,
        InviteState state,
        Optional<UserId> acceptedBy,
        Instant expiresAt,
        long version) {

    boolean isPending(Instant now) {
        return state == InviteState.PENDING && now.isBefore(expiresAt);
    }

    boolean wasAcceptedBy(UserId user) {
        return acceptedBy.filter(user::equals).isPresent();
    }
}

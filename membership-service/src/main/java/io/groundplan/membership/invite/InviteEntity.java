package io.groundplan.membership.invite;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.groundplan.contracts.id.CanonicalId;
import io.groundplan.contracts.id.InviteId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.membership.email.EmailAddress;
import io.groundplan.membership.role.Role;

/** A row of `invite`; only changed while its project's roster or its team is locked. */
@Entity
@Table(name = "invite")
class InviteEntity {
    private static final long FIRST_VERSION = 1;

    @Id
    UUID id;

    UUID projectId;
    UUID teamId;

    /** The one of the two that is there; the table says which. */
    @Column(insertable = false, updatable = false)
    UUID destination;

    String email;
    Role role;
    InviteState state;
    String tokenHash;
    UUID invitedBy;
    UUID acceptedBy;
    Instant createdAt;
    Instant expiresAt;
    long version;

    InviteEntity() {}

    InviteEntity(
            Destination destination,
            InviteOrder order,
            UserId inviter,
            InviteToken token,
            Instant createdAt,
            Instant expiresAt) {
        this.id = CanonicalId.next(createdAt);
        this.projectId = destination.project().orElse(null);
        this.teamId = destination.team().orElse(null);
        this.email = order.email().text();
        this.role = order.role();
        this.state = InviteState.PENDING;
        this.tokenHash = token.hash();
        this.invitedBy = inviter.value();
        this.createdAt = createdAt;
        this.expiresAt = expiresAt;
        this.version = FIRST_VERSION;
    }

    InviteId invite() {
        return new InviteId(id);
    }

    Destination destination() {
        return Destination.of(projectId, teamId);
    }

    EmailAddress address() {
        return new EmailAddress(email);
    }

    boolean isPending(Instant now) {
        return state == InviteState.PENDING && now.isBefore(expiresAt);
    }

    void cancel() {
        state = InviteState.CANCELLED;
        version++;
    }

    Invite toInvite(Invite.Inviter inviter) {
        return new Invite(invite(), destination(), address(), role, state, inviter, createdAt, expiresAt, version);
    }
}

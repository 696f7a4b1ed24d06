package io.groundplan.membership.group;

import java.util.Optional;

import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.UserId;
import io.groundplan.membership.email.EmailAddress;
import io.groundplan.membership.role.Role;
import io.groundplan.runtime.outbox.Outbox;
import io.groundplan.runtime.security.Caller;

/** The members of a project or team, whom nobody else changes until the transaction ends. */
public interface LockedGroup<M> {

    /** What the project or team is called. */
    String name();

    /** Whether it takes no members but the one that it has. */
    boolean isClosed();

    /** Refuses somebody whose role is not at least that. */
    Uni<Void> require(UserId user, Role needed);

    /** Whether it has a member who has proven that address. */
    Uni<Boolean> hasMember(EmailAddress email);

    Uni<Optional<M>> member(UserId user);

    /** Gives a person of the directory that role and tells why, after it; who has a stronger one already keeps it. */
    Uni<M> join(Caller.User person, Role role, Outbox.Fact why);
}

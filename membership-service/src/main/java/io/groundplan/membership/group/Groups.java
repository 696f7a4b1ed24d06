package io.groundplan.membership.group;

import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.TypedId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.membership.role.Role;

/** Projects, or teams, as groups of people. */
public interface Groups<I extends TypedId, M> {

    /** Asks whoever else may know of it, so before any transaction; may leave it to the lock to fail. */
    Uni<Void> known(I id);

    /** Refuses somebody whose role is not at least that, without a lock. */
    Uni<Void> require(I id, UserId user, Role needed);

    /** Locks it for the open transaction; fails when it is gone. */
    Uni<LockedGroup<M>> lock(I id);
}

package io.groundplan.membership.group;

import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.TypedId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.membership.role.Role;

/** Projects, or teams, as groups of people. */
public interface Groups<I extends TypedId, M> {

    /** Fails for one that is not there; another service may be asked, so before any transaction. */
    Uni<Void> known(I id);

    /** Refuses somebody whose role is not at least that, without a lock. */
    Uni<Void> require(I id, UserId user, Role needed);

    /** Locks it for the open transaction; fails when it is gone. */
    Uni<LockedGroup<M>> lock(I id);
}

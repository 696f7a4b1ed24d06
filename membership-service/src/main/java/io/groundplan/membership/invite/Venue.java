package io.groundplan.membership.invite;

import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.TypedId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.membership.group.Groups;
import io.groundplan.membership.group.LockedGroup;
import io.groundplan.membership.role.Role;

/** One project or team that people are invited to. `M` is what they become by accepting. */
record Venue<I extends TypedId, M>(Groups<I, M> groups, I id, Destination destination) {

    Uni<Void> known() {
        return groups.known(id);
    }

    Uni<Void> require(UserId user, Role needed) {
        return groups.require(id, user, needed);
    }

    Uni<LockedGroup<M>> lock() {
        return groups.lock(id);
    }
}

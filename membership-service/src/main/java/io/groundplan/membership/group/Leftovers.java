package io.groundplan.membership.group;

import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.TypedId;

/** What others keep of a project or team, and what must go with it. */
public interface Leftovers {

    /** Called in the transaction in which it goes, after it was locked. */
    Uni<Void> clear(TypedId group);
}

package io.groundplan.bench.stage;

import io.groundplan.contracts.id.CanonicalId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;

/** Someone who has projects, all of them in their personal team. */
public record Person(UserId user, TeamId team) {

    public static Person of(UserId user) {
        return new Person(user, TeamId.personalOf(user));
    }

    /** One of those who never ask for anything. */
    public static Person ofCrowd(int number) {
        return of(new UserId(CanonicalId.ofDigest("crowd " + number)));
    }
}

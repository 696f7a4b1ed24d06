package io.groundplan.membership.team;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.event.Actor;
import io.groundplan.contracts.event.EventData;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.runtime.outbox.Outbox;

/** Facts about teams, in the order in which each team's row was locked. */
@ApplicationScoped
class TeamEvents {
    private final Outbox outbox;

    TeamEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    Uni<Void> append(TeamId team, long version, Actor actor, EventData data) {
        var key = team.value().toString();
        return outbox.append(key, key, version, actor, data);
    }
}

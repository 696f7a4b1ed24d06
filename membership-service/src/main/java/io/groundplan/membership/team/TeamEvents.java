package io.groundplan.membership.team;

import java.util.List;

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
        var fact = fact(team, version, data);
        return outbox.append(fact.key(), fact.subject(), version, actor, data);
    }

    /** The same with what led to it, told after it. */
    Uni<Void> append(TeamId team, long version, Actor actor, EventData data, Outbox.Fact why) {
        return outbox.appendAll(List.of(fact(team, version, data), why), actor);
    }

    /** Tells why something was done that changed nothing. */
    Uni<Void> append(Actor actor, Outbox.Fact why) {
        return outbox.appendAll(List.of(why), actor);
    }

    private static Outbox.Fact fact(TeamId team, long version, EventData data) {
        var key = team.value().toString();
        return new Outbox.Fact(key, key, version, data);
    }
}

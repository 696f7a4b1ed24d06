package io.groundplan.membership.team;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.event.Actor;
import io.groundplan.contracts.event.EventData;
import io.groundplan.contracts.event.MembershipEvent.TeamCreated;
import io.groundplan.contracts.event.MembershipEvent.TeamMemberAdded;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.membership.role.Role;
import io.groundplan.runtime.outbox.Outbox;
import io.groundplan.runtime.sql.Transactions;

/** Teams and who is in them. */
@ApplicationScoped
public class Teams {
    private static final int MAX_NAME = 100;
    private static final String POSSESSIVE = "'s team";

    private final TeamRepository teams;
    private final Outbox outbox;
    private final Transactions transactions;

    Teams(TeamRepository teams, Outbox outbox, Transactions transactions) {
        this.teams = teams;
        this.outbox = outbox;
        this.transactions = transactions;
    }

    /** Creates the team that belongs to one person alone; they must not have one yet. */
    public Uni<Team> createPersonal(UserId owner, String ownerName) {
        var id = TeamId.personalOf(owner);
        var actor = new Actor(owner.value().toString(), ownerName);
        return transactions.inTransaction(() -> teams.insertPersonal(id, nameOf(ownerName), owner)
                .call(team -> append(team, TeamEntity.FIRST_VERSION, actor, created(team)))
                .call(team -> addFirstOwner(team, actor)));
    }

    /** The team that belongs to the person alone; everyone in the directory has one. */
    public Uni<Team> personalOf(UserId owner) {
        return find(TeamId.personalOf(owner)).map(Optional::orElseThrow);
    }

    public Uni<Optional<Team>> find(TeamId id) {
        return Panache.withSession(() -> teams.find(id));
    }

    private Uni<Void> addFirstOwner(Team team, Actor actor) {
        var added = new TeamMemberAdded(team.id().value(), team.owner().value(), Role.OWNER.text());
        return teams.addMember(team.id(), team.owner(), Role.OWNER)
                .chain(version -> append(team, version, actor, added));
    }

    private Uni<Void> append(Team team, long version, Actor actor, EventData data) {
        var key = team.id().value().toString();
        return outbox.append(key, key, version, actor, data);
    }

    private static TeamCreated created(Team team) {
        return new TeamCreated(
                team.id().value(),
                team.name(),
                team.slug(),
                team.personal(),
                team.owner().value());
    }

    private static String nameOf(String owner) {
        int room = MAX_NAME - POSSESSIVE.length();
        int length = owner.codePointCount(0, owner.length());
        var shown = length <= room ? owner : owner.substring(0, owner.offsetByCodePoints(0, room));
        return shown.strip() + POSSESSIVE;
    }
}

package io.groundplan.membership.team;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.membership.role.Role;
import io.groundplan.runtime.sql.Transactions;

/** The rows of teams and of who is in them. */
@ApplicationScoped
class TeamRepository implements PanacheRepositoryBase<TeamEntity, UUID> {
    private static final String INSERT =
            """
            insert into team (id, name, slug, personal, owner_id, created_at, version)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict on constraint team_slug_unique do nothing
            """;

    private final Transactions transactions;
    private final TeamMemberRepository members;
    private final Clock clock;

    TeamRepository(Transactions transactions, TeamMemberRepository members, Clock clock) {
        this.transactions = transactions;
        this.members = members;
        this.clock = clock;
    }

    Uni<Team> insertPersonal(TeamId id, String name, UserId owner) {
        return insertPersonal(id, name, owner, Slugs.candidates(name, id).iterator());
    }

    Uni<Optional<Team>> find(TeamId id) {
        return findById(id.value()).map(found -> Optional.ofNullable(found).map(TeamEntity::toTeam));
    }

    /** Adds a member and answers the team's new version; whoever else changes the team waits for the commit. */
    Uni<Long> addMember(TeamId team, UserId user, Role role) {
        return findById(team.value(), LockModeType.PESSIMISTIC_FORCE_INCREMENT)
                .call(() -> members.persist(new TeamMemberEntity(team, user, role, clock.instant())))
                .map(locked -> locked.version);
    }

    private Uni<Team> insertPersonal(TeamId id, String name, UserId owner, Iterator<String> slugs) {
        var team = new Team(id, name, slugs.next(), true, owner, now());
        return transactions
                .update(
                        INSERT,
                        id.value(),
                        name,
                        team.slug(),
                        team.personal(),
                        owner.value(),
                        team.createdAt().atOffset(ZoneOffset.UTC),
                        TeamEntity.FIRST_VERSION)
                .chain(inserted ->
                        inserted == 1 ? Uni.createFrom().item(team) : insertPersonal(id, name, owner, slugs));
    }

    /** As exact as the table keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

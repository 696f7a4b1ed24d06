package io.groundplan.membership.team;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.membership.role.Role;
import io.groundplan.runtime.problem.Problem;
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

    /** The rosters of projects are another feature's table; only whether there are any is of interest here. */
    private static final String PROJECT =
            "select project_id, team_id from project_roster where team_id = $1 and not deleted limit 1";

    /** As SQL: the lock that `find` asks for does not hold in this service, which loads entities in batches. */
    private static final String LOCK = "select id, version from team where id = $1 for update";

    private final Transactions transactions;
    private final TeamMemberRepository members;
    private final Clock clock;

    TeamRepository(Transactions transactions, TeamMemberRepository members, Clock clock) {
        this.transactions = transactions;
        this.members = members;
        this.clock = clock;
    }

    /** The team gets the nicest slug that is free. */
    Uni<Team> insert(TeamId id, String name, boolean personal, UserId owner) {
        var slugs = Slugs.candidates(name, id).iterator();
        return insert(new Team(id, name, slugs.next(), personal, owner, now(), TeamEntity.FIRST_VERSION), slugs);
    }

    Uni<Optional<Team>> find(TeamId id) {
        return findById(id.value()).map(found -> Optional.ofNullable(found).map(TeamEntity::toTeam));
    }

    /** Whoever else changes the team or its members waits for the end of the transaction. */
    Uni<TeamEntity> lock(TeamId id) {
        return transactions
                .first(LOCK, id.value())
                .chain(() -> findById(id.value()))
                .onItem()
                .ifNull()
                .failWith(Problem::teamNotFound);
    }

    /** Adds a member with the team's new version; whoever else changes the team waits for the commit. */
    Uni<TeamMemberEntity> addMember(TeamId team, UserId user, Role role) {
        return lock(team)
                .chain(locked -> members.persist(new TeamMemberEntity(team, user, role, now(), locked.next())));
    }

    Uni<Boolean> hasProjects(TeamId team) {
        return transactions.first(PROJECT, team.value()).map(Optional::isPresent);
    }

    private Uni<Team> insert(Team team, Iterator<String> slugs) {
        return transactions
                .update(
                        INSERT,
                        team.id().value(),
                        team.name(),
                        team.slug(),
                        team.personal(),
                        team.owner().value(),
                        team.createdAt().atOffset(ZoneOffset.UTC),
                        team.version())
                .chain(inserted ->
                        inserted == 1 ? Uni.createFrom().item(team) : insert(withSlug(team, slugs.next()), slugs));
    }

    private static Team withSlug(Team team, String slug) {
        return new Team(team.id(), team.name(), slug, team.personal(), team.owner(), team.createdAt(), team.version());
    }

    /** As exact as the table keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

package io.groundplan.membership.member;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.sql.Transactions;

/** The rows of projects' rosters. */
@ApplicationScoped
class RosterRepository implements PanacheRepositoryBase<RosterEntity, UUID> {
    private static final String OPEN =
            """
            insert into project_roster (project_id, team_id, version, name, name_sequence)
            values ($1, $2, $3, $4, $5)
            on conflict on constraint project_roster_pk do nothing
            """;

    private static final String RENAME =
            """
            update project_roster
            set name = $2,
                name_sequence = $3
            where project_id = $1
            and name_sequence < $3
            """;

    private static final String CLOSE =
            """
            update project_roster
            set deleted = true,
                version = version + 1
            where project_id = $1
            """;

    /** Not by the entity, which a later lock in the same session would not read again. */
    private static final String KNOWN = "select project_id, deleted from project_roster where project_id = $1";

    private static final String HOLD =
            """
            select team_id, name, deleted
            from project_roster
            where project_id = $1
            for no key update
            """;

    /** As a query: the lock that `findById` asks for does not hold in this service, which loads entities in batches. */
    private static final String BY_PROJECT = "projectId = ?1";

    /** A roster that is locked, of which nothing is changed but by statements of their own. */
    record Held(ProjectId project, TeamId team, Optional<String> name) {}

    private final Transactions transactions;

    RosterRepository(Transactions transactions) {
        this.transactions = transactions;
    }

    Uni<Boolean> isKnown(ProjectId project) {
        return transactions.first(KNOWN, project.value()).map(row -> row.isPresent());
    }

    /** Whether the project had none before. */
    Uni<Boolean> open(ProjectId project, TeamId team, String name, long sequence) {
        return transactions
                .update(OPEN, project.value(), team.value(), RosterEntity.FIRST_VERSION, name, sequence)
                .map(inserted -> inserted == 1);
    }

    Uni<Void> rename(ProjectId project, String name, long sequence) {
        return transactions.update(RENAME, project.value(), name, sequence).replaceWithVoid();
    }

    Uni<Void> close(ProjectId project) {
        return transactions.update(CLOSE, project.value()).replaceWithVoid();
    }

    Uni<RosterEntity> get(ProjectId project) {
        return findById(project.value()).map(RosterRepository::living);
    }

    /** Whoever else changes the project's members waits for the end of the transaction. */
    Uni<RosterEntity> lock(ProjectId project) {
        return find(BY_PROJECT, project.value())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list()
                .map(found -> living(found.isEmpty() ? null : found.get(0)));
    }

    /** The same lock without the entity, which costs more than all else of a use case that does not change it. */
    Uni<Held> hold(ProjectId project) {
        return transactions
                .first(HOLD, project.value())
                .map(found -> found.filter(row -> !(Boolean) row[2]).orElseThrow(Problem::projectNotFound))
                .map(row -> new Held(project, new TeamId((UUID) row[0]), Optional.ofNullable((String) row[1])));
    }

    private static RosterEntity living(RosterEntity roster) {
        if (roster == null || roster.deleted) {
            throw Problem.projectNotFound();
        }
        return roster;
    }
}

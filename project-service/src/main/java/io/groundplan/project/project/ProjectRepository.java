package io.groundplan.project.project;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.runtime.paging.PageRequest;
import io.groundplan.runtime.sql.Transactions;

@ApplicationScoped
class ProjectRepository implements PanacheRepositoryBase<ProjectEntity, java.util.UUID> {
    /** Written as SQL, since a slug that is taken must be an answer and not a broken transaction. */
    private static final String INSERT =
            """
            insert into project (id, team_id, name, slug, purpose, plan, statement_timeout,
                idle_transaction_timeout, state, version, created_at, updated_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, 'active', 1, $9, $9)
            on conflict (team_id, slug) where state <> 'deleted' do nothing
            """;

    /** Pages of projects that have a primary database and are not deleted, newest first. */
    private static final String LISTED = "primaryDatabaseId is not null and state <> 'deleted' and id < :below";

    private static final String OF_TEAM = LISTED + " and teamId = :team order by id desc";

    private static final String OF_USER = LISTED
            + """
             and (teamId = :personal
                or teamId in (select t.teamId from TeamMemberEntity t where t.userId = :user)
                or id in (select m.projectId from ProjectMemberEntity m where m.userId = :user))
            order by id desc
            """;

    private final Transactions transactions;

    ProjectRepository(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Whether the row was inserted; it was not when the slug is taken. */
    Uni<Boolean> insert(ProjectId id, NewProject project, String slug, Instant now) {
        return transactions
                .update(
                        INSERT,
                        id.value(),
                        project.team().value(),
                        project.name(),
                        slug,
                        project.purpose().text(),
                        project.limits().plan(),
                        project.limits().statementTimeout(),
                        project.limits().idleTransactionTimeout(),
                        now.atOffset(ZoneOffset.UTC))
                .map(rows -> rows == 1);
    }

    Uni<Optional<ProjectEntity>> find(ProjectId id) {
        return findById(id.value()).map(Optional::ofNullable);
    }

    /** Locks the row to the end of the transaction: changes of one project happen one after the other. */
    Uni<Optional<ProjectEntity>> lock(ProjectId id) {
        return findById(id.value(), LockModeType.PESSIMISTIC_WRITE).map(Optional::ofNullable);
    }

    Uni<List<ProjectEntity>> ofTeam(TeamId team, PageRequest page) {
        return page(OF_TEAM, Map.of("below", page.below(), "team", team.value()), page);
    }

    Uni<List<ProjectEntity>> ofUser(UserId user, PageRequest page) {
        var personal = TeamId.personalOf(user).value();
        return page(OF_USER, Map.of("below", page.below(), "user", user.value(), "personal", personal), page);
    }

    private Uni<List<ProjectEntity>> page(String query, Map<String, Object> parameters, PageRequest page) {
        return find(query, parameters).range(0, page.limit()).list();
    }
}

package io.groundplan.project.project;

import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.runtime.sql.Transactions;

@ApplicationScoped
class ProjectRepository implements PanacheRepositoryBase<ProjectEntity, UUID> {
    /** Written as SQL, since a slug that is taken must be an answer and not a broken transaction. */
    private static final String INSERT =
            """
            insert into project (id, team_id, name, display_name, description, client_name, color,
                single_server_mode, default_server_id, auto_error_tracking_enabled, slug, purpose, plan,
                statement_timeout, idle_transaction_timeout, primary_database_id, state, version, created_at,
                updated_at)
            values ($1, $2, $3, nullif($4, ''), nullif($5, ''), nullif($6, ''), nullif($7, ''), $8,
                cast(nullif($9, '') as uuid), $10, $11, $12, $13, $14, $15, cast(nullif($16, '') as uuid), 'active', 1,
                $17, $17)
            on conflict (team_id, slug) where state <> 'deleted' do nothing
            """;

    private final Transactions transactions;

    ProjectRepository(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Whether the row was inserted; it was not when the slug is taken. */
    Uni<Boolean> insert(Project project) {
        var profile = project.profile();
        return transactions
                .update(
                        INSERT,
                        project.id().value(),
                        project.team().value(),
                        profile.name(),
                        profile.displayName().orElse(""),
                        profile.description().orElse(""),
                        profile.clientName().orElse(""),
                        profile.color().orElse(""),
                        profile.singleServerMode(),
                        profile.defaultServer().map(UUID::toString).orElse(""),
                        profile.autoErrorTracking(),
                        project.slug(),
                        project.purpose().text(),
                        project.limits().plan(),
                        project.limits().statementTimeout(),
                        project.limits().idleTransactionTimeout(),
                        project.primaryDatabase()
                                .map(id -> id.value().toString())
                                .orElse(""),
                        project.createdAt().atOffset(ZoneOffset.UTC))
                .map(rows -> rows == 1);
    }

    Uni<Optional<ProjectEntity>> find(ProjectId id) {
        return findById(id.value()).map(Optional::ofNullable);
    }

    Uni<Boolean> isSlugTaken(TeamId team, String slug) {
        return count("teamId = ?1 and slug = ?2 and state <> 'deleted'", team.value(), slug)
                .map(taken -> taken > 0);
    }

    Uni<Boolean> anyActive(TeamId team) {
        return count("teamId = ?1 and state = 'active'", team.value()).map(projects -> projects > 0);
    }

    /** Locks the row to the end of the transaction: changes of one project happen one after the other. */
    Uni<Optional<ProjectEntity>> lock(ProjectId id) {
        return findById(id.value(), LockModeType.PESSIMISTIC_WRITE).map(Optional::ofNullable);
    }
}

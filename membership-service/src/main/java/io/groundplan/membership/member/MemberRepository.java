package io.groundplan.membership.member;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.runtime.sql.Transactions;

/** The rows of projects' members. */
@ApplicationScoped
class MemberRepository implements PanacheRepositoryBase<MemberEntity, UUID> {
    static final long FIRST_VERSION = 1;

    private static final String OPEN_ROSTER =
            """
            insert into project_roster (project_id, team_id, version)
            values ($1, $2, $3)
            on conflict on constraint project_roster_pk do nothing
            """;

    private static final String CLOSE_ROSTER =
            """
            update project_roster
            set deleted = true,
                version = version + 1
            where project_id = $1
            """;

    private final Transactions transactions;

    MemberRepository(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Whether the project had none before. */
    Uni<Boolean> openRoster(ProjectId project, TeamId team) {
        return transactions
                .update(OPEN_ROSTER, project.value(), team.value(), FIRST_VERSION)
                .map(inserted -> inserted == 1);
    }

    Uni<Void> closeRoster(ProjectId project) {
        return transactions
                .update(CLOSE_ROSTER, project.value())
                .chain(() -> delete("projectId", project.value()))
                .replaceWithVoid();
    }
}

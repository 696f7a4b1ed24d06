package io.groundplan.usage.access;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.runtime.sql.Transactions;

/** Learns from events who belongs where; a row is only overwritten by a later version of itself. */
@ApplicationScoped
public class AccessReadModel {
    /** The version of an owner that `project.created` names; any event of membership-service is later. */
    private static final long BEFORE_MEMBERSHIP = 0;

    private static final String PROJECT =
            """
            insert into known_project (project_id, team_id)
            values ($1, $2)
            on conflict on constraint known_project_pk do nothing
            """;

    private static final String PROJECT_GONE =
            """
            update known_project
            set deleted = true
            where project_id = $1
            """;

    private static final String PROJECT_ROLE =
            """
            insert into project_role (project_id, user_id, role, version)
            values ($1, $2, $3, $4)
            on conflict on constraint project_role_pk do update
            set role = excluded.role,
                version = excluded.version
            where project_role.version < excluded.version
            """;

    private static final String TEAM_ROLE =
            """
            insert into team_role (team_id, user_id, role, version)
            values ($1, $2, $3, $4)
            on conflict on constraint team_role_pk do update
            set role = excluded.role,
                version = excluded.version
            where team_role.version < excluded.version
            """;

    private final Transactions transactions;

    AccessReadModel(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Learns of a project and its first owner; who owns a project that is known already, its member events tell. */
    public Uni<Void> projectCreated(ProjectId project, TeamId team, UserId owner) {
        return transactions
                .update(PROJECT, project.value(), team.value())
                .chain(inserted -> inserted == 1
                        ? memberOf(project, owner, Role.OWNER.text(), BEFORE_MEMBERSHIP)
                        : Uni.createFrom().voidItem());
    }

    public Uni<Void> projectDeleted(ProjectId project) {
        return transactions.update(PROJECT_GONE, project.value()).replaceWithVoid();
    }

    public Uni<Void> memberOf(ProjectId project, UserId user, String role, long version) {
        return learn(PROJECT_ROLE, project.value(), user, role, version);
    }

    public Uni<Void> memberOf(TeamId team, UserId user, String role, long version) {
        return learn(TEAM_ROLE, team.value(), user, role, version);
    }

    private Uni<Void> learn(String sql, UUID where, UserId user, String role, long version) {
        return transactions.update(sql, where, user.value(), role, version).replaceWithVoid();
    }
}
